package io.ringtape.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The layout of an event in a frame, little-endian: length of what follows (4 bytes), type (1), version (1), instrument
 * (4), sequence (8), engine time (8), receive time (8), then the fields in the order of their description.
 */
final class RecordLayout {
    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static final int TYPE = 4;
    static final int VERSION = 5;
    static final int INSTRUMENT = 6;
    static final int SEQUENCE = 10;
    static final int TIME = 18;
    static final int RECEIVE = 26;
    static final int BODY = 34;

    private RecordLayout() {}
}

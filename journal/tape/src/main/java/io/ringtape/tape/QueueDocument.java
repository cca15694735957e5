package io.ringtape.tape;

/**
 * A document that the queue keeps for itself between the entries: its head or a part of its index.
 *
 * @param afterEntry number of the entry before it; 0 when it precedes the first
 * @param offset where its header is, bytes
 * @param bytes with header and padding
 * @param crc32c CRC-32C of those bytes, eight hex digits
 */
public record QueueDocument(long afterEntry, long offset, long bytes, String crc32c) {}

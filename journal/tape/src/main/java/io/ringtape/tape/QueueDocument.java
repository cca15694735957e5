package io.ringtape.tape;

/**
 * A document that the queue keeps for itself between entries: its head or a part of its index.
 *
 * @param afterEntry number of the entry before it; 0 if it precedes the first
 * @param offset byte offset of its header
 * @param bytes length with header and padding
 * @param crc32c CRC-32C of those bytes, eight hex digits
 */
public record QueueDocument(long afterEntry, long offset, long bytes, String crc32c) {}

package io.ringtape.tape;

/**
 * A file of a complete tape.
 *
 * @param name within the folder
 * @param bytes its length
 * @param crc32c CRC-32C of all its bytes, eight hex digits
 */
public record TapeFile(String name, long bytes, String crc32c) {}

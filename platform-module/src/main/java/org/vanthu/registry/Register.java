package org.vanthu.registry;

/**
 * A register (sổ đăng ký) of an agency, kind and year.
 *
 * @param id the key; a register that nothing was entered in yet has its key already
 * @param state {@code open} or {@code closed}
 * @param count how many numbers were used
 */
public record Register(
        String id,
        String agency,
        String kind,
        String code,
        String name,
        int year,
        String state,
        long startNumber,
        long nextNumber,
        long count) {}

package org.vanthu.files;

/**
 * What a file is to become. Each class has its own white list of types, a property each
 * ({@code vanthu.files.main-types}, …).
 *
 * @see "QĐ 31/2020/QĐ-UBND Lạng Sơn, 4.3; QĐ 520/QĐ-UBND Bà Rịa – Vũng Tàu, 4.4"
 */
public enum FileClass {
    /** The main file of a document that came in or is being drafted. */
    MAIN,
    /** The main file of a digitally signed document: PDF only, whatever the configuration says. */
    SIGNED_MAIN,
    /** Something attached to the main file; compressed files too. */
    ATTACHMENT,
    /** What a scanner drops into a scan folder. */
    SCAN
}

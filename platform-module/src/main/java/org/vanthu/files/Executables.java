package org.vanthu.files;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises what a computer would run: by the first bytes, by what the detector calls it and, because some kinds have
 * no mark inside, by the name.
 *
 * @see "QĐ 520/QĐ-UBND Bà Rịa – Vũng Tàu, 4.4: no executable attachments (.com, .exe, .bat …)"
 */
final class Executables {
    private static final Set<String> EXTENSIONS = Set.of(
            "com",
            "exe",
            "bat",
            "cmd",
            "scr",
            "pif",
            "cpl",
            "dll",
            "sys",
            "drv",
            "ocx",
            "msi",
            "msp",
            "msu",
            "mst",
            "msc",
            "jar",
            "war",
            "ear",
            "class",
            "jnlp",
            "apk",
            "aab",
            "dex",
            "ipa",
            "app",
            "appx",
            "msix",
            "appimage",
            "deb",
            "rpm",
            "dmg",
            "pkg",
            "ps1",
            "ps1xml",
            "psm1",
            "psd1",
            "psc1",
            "vbs",
            "vbe",
            "vb",
            "js",
            "jse",
            "mjs",
            "ws",
            "wsf",
            "wsc",
            "wsh",
            "sct",
            "shb",
            "shs",
            "hta",
            "lnk",
            "url",
            "scf",
            "inf",
            "reg",
            "gadget",
            "application",
            "appref-ms",
            "sh",
            "bash",
            "csh",
            "ksh",
            "zsh",
            "run",
            "bin",
            "elf",
            "so",
            "o",
            "dylib",
            "py",
            "pyc",
            "pyw",
            "pl",
            "rb",
            "php",
            "phar",
            "asp",
            "aspx",
            "jsp",
            "jspx",
            "cgi",
            "lua",
            "swf",
            "xpi",
            "crx",
            "docm",
            "dotm",
            "xlsm",
            "xltm",
            "xlam",
            "xll",
            "pptm",
            "potm",
            "ppsm",
            "ppam",
            "chm",
            "hlp",
            "iso",
            "img",
            "vhd",
            "vhdx",
            "desktop",
            "command",
            "action",
            "workflow",
            "terminal",
            "scpt",
            "applescript",
            "library-ms",
            "search-ms",
            "settingcontent-ms",
            "website",
            "diagcab",
            "wasm");

    private static final Set<String> MIMETYPES = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-elf",
            "application/x-executable",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-coredump",
            "application/x-mach-o",
            "application/x-mach-o-executable",
            "application/java-archive",
            "application/java-vm",
            "application/x-java-jnlp-file",
            "application/vnd.android.package-archive",
            "application/x-dex",
            "application/x-sh",
            "application/x-csh",
            "application/x-bat",
            "application/javascript",
            "text/javascript",
            "application/x-ms-installer",
            "application/x-msi",
            "application/x-shockwave-flash",
            "application/x-debian-package",
            "application/x-rpm",
            "application/x-ms-shortcut",
            "application/vnd.microsoft.portable-executable",
            "text/x-python",
            "text/x-perl",
            "text/x-php",
            "application/x-php",
            "text/x-vbscript",
            "text/vbscript",
            "application/x-apple-diskimage",
            "application/wasm",
            "application/x-itunes-ipa",
            "application/vnd.ms-htmlhelp",
            "application/x-iso9660-image",
            "application/hta",
            "application/x-tika-java-web-archive",
            "application/x-tika-java-enterprise-archive",
            "application/x-xpinstall",
            "application/x-chrome-package",
            "application/x-bplist-executable",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-word.template.macroenabled.12",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "application/vnd.ms-excel.template.macroenabled.12",
            "application/vnd.ms-excel.addin.macroenabled.12",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
            "application/vnd.ms-powerpoint.slideshow.macroenabled.12");

    private static final List<byte[]> MAGIC = List.of(
            bytes("7f454c46"), // ELF
            bytes("cafebabe"), // Java class, fat Mach-O
            bytes("cafed00d"), // Java pack200
            bytes("feedface"),
            bytes("feedfacf"),
            bytes("cefaedfe"),
            bytes("cffaedfe"), // Mach-O
            bytes("6465780a"), // dex
            bytes("0061736d"), // WebAssembly
            bytes("4c0000000114020000000000c000000000000046"), // Windows shortcut
            bytes("49545346"), // ITSF, compiled help
            bytes("465753"),
            bytes("435753"),
            bytes("5a5753"), // FWS CWS ZWS, Flash
            bytes("213c617263683e0a"), // ar: deb and static libraries
            bytes("edabeedb")); // rpm

    private static final List<String> SCRIPT_STARTS = List.of(
            "#!",
            "<?php",
            "<script",
            "<job",
            "<package>",
            "<hta:",
            "@echo off",
            "[internetshortcut]",
            "[desktop entry]");

    private Executables() {}

    static boolean byName(String name) {
        return EXTENSIONS.contains(FileNames.extension(name));
    }

    static boolean byMimetype(String mimetype) {
        int parameters = mimetype.indexOf(';');
        String base = parameters < 0 ? mimetype : mimetype.substring(0, parameters);
        return MIMETYPES.contains(base.strip().toLowerCase(Locale.ROOT));
    }

    /** Looks at the first bytes of the content; at least 64 should be given where there are so many. */
    static boolean byHead(byte[] head) {
        if (isDosExecutable(head)) {
            return true;
        }
        for (byte[] magic : MAGIC) {
            if (startsWith(head, magic)) {
                return true;
            }
        }
        String text = headText(head);
        return SCRIPT_STARTS.stream().anyMatch(text::startsWith);
    }

    /** "MZ" alone begins many a text; a real one has its header offset in range or control bytes near. */
    private static boolean isDosExecutable(byte[] head) {
        if (head.length < 2 || !((head[0] == 'M' && head[1] == 'Z') || (head[0] == 'Z' && head[1] == 'M'))) {
            return false;
        }
        for (int i = 2; i < Math.min(head.length, 64); i++) {
            int b = head[i] & 0xff;
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
                return true;
            }
        }
        return head.length == 2;
    }

    private static String headText(byte[] head) {
        int length = Math.min(head.length, 256);
        String text;
        if (length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            text = new String(head, 2, length - 2, StandardCharsets.UTF_16LE);
        } else if (length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            text = new String(head, 2, length - 2, StandardCharsets.UTF_16BE);
        } else {
            text = new String(head, 0, length, StandardCharsets.UTF_8).replace("\uFEFF", "");
        }
        return text.stripLeading().toLowerCase(Locale.ROOT);
    }

    static boolean startsWith(byte[] head, byte[] magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

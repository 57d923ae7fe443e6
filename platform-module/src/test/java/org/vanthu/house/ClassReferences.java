package org.vanthu.house;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes that the classes of a JAR name in their constant pools.
 *
 * @see "The Java Virtual Machine Specification, Java SE 17, 4.4"
 */
final class ClassReferences {

    private static final Pattern IN_ARRAY = Pattern.compile("\\[+L(.+);");

    private ClassReferences() {}

    static Set<String> of(Path jar) {
        Set<String> names = new TreeSet<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(e -> e.getName().endsWith(".class") && !e.getName().startsWith("META-INF/"))
                    .toList()) {
                try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
                    addAll(in, names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static void addAll(DataInputStream in, Set<String> names) throws IOException {
        in.readInt();
        in.readInt();
        int size = in.readUnsignedShort();
        String[] texts = new String[size];
        int[] classes = new int[size];
        for (int i = 1; i < size; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7 -> classes[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // takes two places
                }
                default -> throw new IOException("constant with tag " + tag);
            }
        }
        for (int at : classes) {
            if (at != 0) {
                add(texts[at], names);
            }
        }
    }

    private static void add(String name, Set<String> names) {
        Matcher array = IN_ARRAY.matcher(name);
        if (array.matches()) {
            names.add(array.group(1));
        } else if (!name.startsWith("[")) {
            names.add(name);
        }
    }
}

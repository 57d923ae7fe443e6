package org.alfresco.repo.module;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** A module version: numbers and words between dots, {@code 1.0-SNAPSHOT} before {@code 1.0}. */
public class ModuleVersionNumber implements Externalizable {
    private static final long serialVersionUID = 1L;

    public static final ModuleVersionNumber VERSION_ZERO = new ModuleVersionNumber("0");
    public static final ModuleVersionNumber VERSION_BIG = new ModuleVersionNumber("999.999.999.999");

    private String version;

    public ModuleVersionNumber() {
        this("0");
    }

    public ModuleVersionNumber(String version) {
        this.version = version;
    }

    public int compareTo(ModuleVersionNumber other) {
        String[] left = version.split("[-.]");
        String[] right = other.version.split("[-.]");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = comparePart(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int comparePart(String left, String right) {
        long a = weight(left);
        long b = weight(right);
        return a != b ? Long.compare(a, b) : a == -1 ? left.compareToIgnoreCase(right) : 0;
    }

    private static long weight(String part) {
        if (part.isEmpty()) {
            return 0;
        }
        return part.chars().allMatch(Character::isDigit) ? Long.parseLong(part) : -1;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeUTF(version);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        version = in.readUTF();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModuleVersionNumber that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return version.replaceAll("([.]0)+$", "").hashCode();
    }

    @Override
    public String toString() {
        return version;
    }
}

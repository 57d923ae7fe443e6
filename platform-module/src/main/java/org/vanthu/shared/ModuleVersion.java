package org.vanthu.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * The version of this module, as ACS reads it.
 *
 * @param value such as 1.0.0
 */
public record ModuleVersion(String value) {

    private static final String DESCRIPTION = "/alfresco/module/vanthu-platform/module.properties";

    /** Reads it from the module's description. */
    public static ModuleVersion read() {
        try (InputStream in =
                Objects.requireNonNull(ModuleVersion.class.getResourceAsStream(DESCRIPTION), DESCRIPTION)) {
            Properties description = new Properties();
            description.load(in);
            return new ModuleVersion(Objects.requireNonNull(description.getProperty("module.version")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

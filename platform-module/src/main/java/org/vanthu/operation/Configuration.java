package org.vanthu.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.EmbeddedValueResolverAware;
import org.springframework.util.StringValueResolver;
import org.vanthu.operation.SystemReport.Setting;

/** The configuration in effect: what a placeholder in a context gives, wherever the site has set it. */
final class Configuration implements EmbeddedValueResolverAware {

    private static final String DEFAULTS = "/alfresco/module/vanthu-platform/alfresco-global.properties";
    private static final Pattern SECRET = Pattern.compile("password|secret|token|credential|private|api-?key");

    private @Nullable StringValueResolver resolver;

    @Override
    public void setEmbeddedValueResolver(StringValueResolver resolver) {
        this.resolver = resolver;
    }

    /** All keys by name. */
    List<Setting> settings() {
        Properties shipped = shipped();
        return shipped.stringPropertyNames().stream()
                .sorted()
                .map(key -> setting(key, shipped.getProperty(key)))
                .toList();
    }

    private Setting setting(String key, String shipped) {
        String value = resolve("${" + key + "}");
        String usual = resolve(shipped);
        boolean changed = !Objects.equals(value, usual);
        return isSecret(key) ? new Setting(key, null, null, changed) : new Setting(key, value, usual, changed);
    }

    /** Whether the value of the key must not be shown. */
    static boolean isSecret(String key) {
        // vanthu.organization.generated-password-length and the like are numbers about secrets
        String name = key.toLowerCase(Locale.ROOT);
        return SECRET.matcher(name).find() && !name.matches(".*-(length|days|seconds|count)");
    }

    private @Nullable String resolve(String text) {
        return Objects.requireNonNull(resolver, "resolver").resolveStringValue(text);
    }

    private static Properties shipped() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Configuration.class.getResourceAsStream(DEFAULTS), DEFAULTS)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}

package org.vanthu.embedded.webscript;

import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import org.springframework.extensions.surf.core.processor.ProcessorExtension;
import org.springframework.extensions.surf.util.I18NUtil;
import org.springframework.extensions.webscripts.TemplateProcessor;
import org.springframework.extensions.webscripts.WebScriptException;

/** Renders FreeMarker templates that lie beside the description documents. */
final class FreeMarkerProcessor implements TemplateProcessor {

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_31);

    FreeMarkerProcessor() {
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        TemplateLoader[] loaders = WebScriptRegistry.ROOTS.stream()
                .map(root -> new ClassTemplateLoader(classes, root))
                .toArray(TemplateLoader[]::new);
        configuration.setTemplateLoader(new MultiTemplateLoader(loaders));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocalizedLookup(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
    }

    @Override
    public String getName() {
        return "freemarker";
    }

    @Override
    public String getExtension() {
        return "ftl";
    }

    @Override
    public void registerProcessorExtension(ProcessorExtension processorExtension) {
        throw new UnsupportedOperationException(
                "Template extensions are not implemented by the embedded engine; see docs/embedded/supported-api.md");
    }

    @Override
    public String getDefaultEncoding() {
        return "UTF-8";
    }

    @Override
    public boolean hasTemplate(String templatePath) {
        return WebScriptRegistry.ROOTS.stream()
                .anyMatch(root ->
                        Thread.currentThread().getContextClassLoader().getResource(root + templatePath) != null);
    }

    @Override
    public void process(String template, Object model, Writer out) {
        try {
            render(configuration.getTemplate(template, I18NUtil.getLocale()), model, out);
        } catch (IOException e) {
            throw new WebScriptException(500, "The template " + template + " cannot be read", e);
        }
    }

    @Override
    public void processString(String template, Object model, Writer out) {
        try {
            render(new Template("text", new StringReader(template), configuration), model, out);
        } catch (IOException e) {
            throw new WebScriptException(500, "The template cannot be read", e);
        }
    }

    private static void render(Template template, Object model, Writer out) throws IOException {
        Map<String, Object> root = new HashMap<>();
        if (model instanceof Map<?, ?> values) {
            values.forEach((key, value) -> root.put(String.valueOf(key), value));
        }
        if (root.get("messages") instanceof ResourceBundle bundle) {
            root.put("msg", (TemplateMethodModelEx) arguments -> message(bundle, arguments));
        }
        try {
            template.process(root, out);
        } catch (TemplateException e) {
            throw new WebScriptException(500, "The template " + template.getName() + " failed: " + e.getMessage(), e);
        }
    }

    private static String message(ResourceBundle bundle, List<?> arguments) {
        String key = String.valueOf(arguments.get(0));
        try {
            String text = bundle.getString(key);
            return arguments.size() == 1
                    ? text
                    : new MessageFormat(text, I18NUtil.getLocale())
                            .format(arguments.subList(1, arguments.size()).toArray());
        } catch (MissingResourceException e) {
            return key;
        }
    }

    @Override
    public void reset() {
        configuration.clearTemplateCache();
    }
}

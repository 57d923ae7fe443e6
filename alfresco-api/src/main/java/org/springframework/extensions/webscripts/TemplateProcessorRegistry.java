package org.springframework.extensions.webscripts;

import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the template processor for a path by its extension. */
public class TemplateProcessorRegistry {

    private final Map<String, TemplateProcessor> byExtension = new LinkedHashMap<>();

    public TemplateProcessorRegistry() {}

    public void registerTemplateProcessor(TemplateProcessor templateProcessor) {
        byExtension.put(templateProcessor.getExtension(), templateProcessor);
    }

    public TemplateProcessor getTemplateProcessorByExtension(String extension) {
        return byExtension.get(extension);
    }

    /** Returns the processor for a path with extension, or null. */
    public TemplateProcessor getTemplateProcessor(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? null : byExtension.get(path.substring(dot + 1));
    }

    /** Returns the path with the extension of the first processor that has such a template, or null. */
    public String findValidTemplatePath(String path) {
        for (Map.Entry<String, TemplateProcessor> entry : byExtension.entrySet()) {
            String candidate = path + "." + entry.getKey();
            if (entry.getValue().hasTemplate(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    public String[] getRegisteredExtensions() {
        return byExtension.keySet().toArray(String[]::new);
    }

    public void reset() {
        byExtension.values().forEach(TemplateProcessor::reset);
    }
}

package org.springframework.extensions.webscripts;

import java.io.Writer;

import org.springframework.extensions.surf.core.processor.Processor;

/** Renders templates of one kind. */
public interface TemplateProcessor extends Processor {

    void process(String template, Object model, Writer out);

    void processString(String template, Object model, Writer out);

    String getDefaultEncoding();

    boolean hasTemplate(String templatePath);

    void reset();
}

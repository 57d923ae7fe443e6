package org.vanthu.embedded.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.alfresco.service.cmr.dictionary.DictionaryException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.extensions.surf.util.I18NUtil;

/** Loads models and their labels; the class behind the parent bean {@code dictionaryModelBootstrap}. */
public final class ModelBootstrap implements InitializingBean {
    private final DictionaryRegistry dictionary;
    private List<String> models = List.of();
    private List<String> labels = List.of();

    public ModelBootstrap(DictionaryRegistry dictionary) {
        this.dictionary = dictionary;
    }

    /** Models by their place on the class path, in an order in which imports come first. */
    public void setModels(List<String> models) {
        this.models = models;
    }

    /** Message bundles with titles and descriptions. */
    public void setLabels(List<String> labels) {
        this.labels = labels;
    }

    @Override
    public void afterPropertiesSet() {
        for (String model : models) {
            ClassPathResource resource = new ClassPathResource(model);
            if (!resource.exists()) {
                throw new DictionaryException("Model " + model + " is not on the class path");
            }
            try (InputStream in = resource.getInputStream()) {
                dictionary.load(in, model);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        labels.forEach(I18NUtil::registerResourceBundle);
    }
}

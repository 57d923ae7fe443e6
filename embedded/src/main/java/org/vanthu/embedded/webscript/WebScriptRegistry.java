package org.vanthu.embedded.webscript;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.extensions.webscripts.Container;
import org.springframework.extensions.webscripts.DeclarativeWebScript;
import org.springframework.extensions.webscripts.TemplateProcessor;
import org.springframework.extensions.webscripts.WebScript;

/**
 * Finds description documents on the class path and the beans that answer them. The bean of
 * {@code org/vanthu/x/things.get.desc.xml} has the id {@code webscript.org.vanthu.x.things.get}; without a bean there
 * must be a template.
 */
final class WebScriptRegistry {

    /** Where documents and templates are; an earlier place hides the same path in a later one. */
    static final List<String> ROOTS =
            List.of("alfresco/extension/templates/webscripts/", "alfresco/templates/webscripts/");

    private static final Logger LOG = LoggerFactory.getLogger(WebScriptRegistry.class);
    private static final String SUFFIX = ".desc.xml";

    private final Map<String, WebScript> scripts = new LinkedHashMap<>();
    private final WebScriptIndex index;

    /**
     * Loads everything.
     *
     * @throws IllegalStateException if documents cannot be read or have neither bean nor template; names all of them
     */
    WebScriptRegistry(BeanFactory beans, Container container, TemplateProcessor templates) {
        List<String> faults = new ArrayList<>();
        DescriptionReader reader = new DescriptionReader();
        for (Map.Entry<String, URL> document : documents().entrySet()) {
            try {
                WebScriptDescription description = reader.read(document.getKey(), document.getValue());
                WebScript script = script(beans, description, templates);
                script.init(container, description);
                script.setURLModelFactory(RequestUrl::new);
                scripts.put(description.getId(), script);
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Web scripts cannot be loaded: " + String.join("; ", faults));
        }
        index = new WebScriptIndex(scripts.values());
        LOG.info("{} web scripts", scripts.size());
    }

    private static WebScript script(BeanFactory beans, WebScriptDescription description, TemplateProcessor templates) {
        String bean = "webscript." + description.getId().replace('/', '.');
        if (beans.containsBean(bean)) {
            return beans.getBean(bean, WebScript.class);
        }
        String template = description.getId() + "." + description.getDefaultFormat() + ".ftl";
        if (!templates.hasTemplate(template)) {
            throw new IllegalArgumentException(
                    description.getDescPath() + " has neither a bean " + bean + " nor a template " + template);
        }
        return new DeclarativeWebScript();
    }

    private static Map<String, URL> documents() {
        Map<String, URL> documents = new LinkedHashMap<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            for (String root : ROOTS) {
                for (Resource resource : resolver.getResources("classpath*:" + root + "**/*" + SUFFIX)) {
                    String url = resource.getURL().toString();
                    String path = url.substring(url.lastIndexOf(root) + root.length());
                    documents.putIfAbsent(path.substring(0, path.length() - SUFFIX.length()), resource.getURL());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The class path cannot be searched for web scripts", e);
        }
        return documents;
    }

    WebScriptIndex index() {
        return index;
    }

    Collection<WebScript> scripts() {
        return scripts.values();
    }
}

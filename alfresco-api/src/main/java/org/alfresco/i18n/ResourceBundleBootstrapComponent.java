package org.alfresco.i18n;

import java.util.List;

import org.springframework.extensions.surf.util.I18NUtil;

public class ResourceBundleBootstrapComponent {
    public ResourceBundleBootstrapComponent() {}

    public void setResourceBundles(List<String> resourceBundles) {
        resourceBundles.forEach(I18NUtil::registerResourceBundle);
    }
}

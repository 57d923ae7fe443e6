package org.vanthu.files;

import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Makes readers of picture formats known that scanners put into PDF files and the JDK does not read. The JDK finds such
 * readers by itself only on its own class path: in Tomcat it has looked before the web application was there.
 */
public final class ScanCodecs implements InitializingBean, DisposableBean {

    private final IIORegistry registry = IIORegistry.getDefaultInstance();
    private @Nullable ImageReaderSpi registered;

    @Override
    public void afterPropertiesSet() {
        if (registry.getServiceProviderByClass(JBIG2ImageReaderSpi.class) == null) {
            JBIG2ImageReaderSpi reader = new JBIG2ImageReaderSpi();
            registry.registerServiceProvider(reader, ImageReaderSpi.class);
            registered = reader;
        }
    }

    /** Takes back what it made known, so that a web application that is stopped can be forgotten. */
    @Override
    public void destroy() {
        if (registered != null) {
            registry.deregisterServiceProvider(registered, ImageReaderSpi.class);
            registered = null;
        }
    }
}

package org.springframework.extensions.surf.core.processor;

/** An object that is made available to scripts and templates under a name. */
public interface ProcessorExtension {

    String getExtensionName();
}

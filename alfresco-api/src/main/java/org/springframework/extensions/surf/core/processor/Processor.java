package org.springframework.extensions.surf.core.processor;

/** A script or template engine by name and file extension. */
public interface Processor {

    String getName();

    String getExtension();

    void registerProcessorExtension(ProcessorExtension processorExtension);
}

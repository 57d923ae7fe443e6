package org.vanthu.capture.ocr;

/** Chooses where scans are recognised. */
public final class Recognizers {

    private Recognizers() {}

    /**
     * The service of the address, or the programs of this server where the address is blank.
     *
     * @param tokenFile a file with the token that the service asks for, or blank
     */
    public static Recognizer of(String service, String tokenFile, OcrSettings settings) {
        return service.isBlank() ? new OcrEngine(settings) : new OcrClient(service, tokenFile, settings);
    }
}

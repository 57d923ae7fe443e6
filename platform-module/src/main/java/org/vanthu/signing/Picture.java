package org.vanthu.signing;

/**
 * A PNG picture with the width that it has on paper.
 *
 * @param png the file, Base64
 * @param widthMm how wide it is drawn, in millimetres
 */
public record Picture(String png, double widthMm) {

    byte[] bytes() {
        return java.util.Base64.getDecoder().decode(png);
    }
}

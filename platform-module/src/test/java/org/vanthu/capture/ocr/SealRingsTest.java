package org.vanthu.capture.ocr;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealRingsTest {

    private static final double PIXELS_FOR_POINT = 200 / 72.0;

    private final BufferedImage sheet = new BufferedImage(800, 420, BufferedImage.TYPE_BYTE_GRAY);
    private final Graphics2D graphics = sheet.createGraphics();

    SealRingsTest() {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 800, 420);
        graphics.setColor(Color.BLACK);
    }

    private void ring(double radius, float width) {
        graphics.setStroke(new BasicStroke(width));
        graphics.draw(new Ellipse2D.Double(300 - radius, 200 - radius, 2 * radius, 2 * radius));
    }

    private long dark(int x, int y, int width, int height) {
        long dark = 0;
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                dark += sheet.getRaster().getSample(column, row, 0) < 128 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    void erasesTheRingsAndLeavesALineThatCrossesThem() {
        ring(133, 6);
        ring(80, 3);
        long rings = dark(0, 0, 800, 300);
        graphics.setFont(new Font(Font.SERIF, Font.BOLD, 36));
        graphics.drawString("HIHIHIHIHI", 330, 320);
        graphics.fillRect(290, 300, 8, 90); // a stroke right through the lower rim
        long free = dark(480, 280, 320, 60);

        assertThat(SealRings.erase(sheet, PIXELS_FOR_POINT)).isTrue();

        assertThat(dark(0, 0, 800, 280)).isLessThan(rings / 8);
        assertThat(dark(480, 280, 320, 60)).isEqualTo(free);
        assertThat(dark(290, 325, 8, 16)).isGreaterThan(8 * 16 * 3 / 4);
    }

    @Test
    void findsNoSealInPlainText() {
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 34));
        for (int y = 40; y < 420; y += 44) {
            graphics.drawString("Trong quá trình thực hiện, nếu có khó khăn", 20, y);
        }
        long before = dark(0, 0, 800, 420);

        assertThat(SealRings.erase(sheet, PIXELS_FOR_POINT)).isFalse();
        assertThat(dark(0, 0, 800, 420)).isEqualTo(before);
    }
}

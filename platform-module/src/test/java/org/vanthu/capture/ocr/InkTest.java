package org.vanthu.capture.ocr;

import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InkTest {

    /** Paper of this grey with a stripe of print and one of a seal. */
    private static BufferedImage sheet(int paper, int print, int seal) {
        BufferedImage sheet = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                sheet.getRaster().setSample(x, y, 0, y < 4 ? print : y >= 50 && y < 54 ? seal : paper);
            }
        }
        return sheet;
    }

    @Test
    void takesASealAwayThatIsPalerThanThePrint() {
        BufferedImage washed = Ink.washed(sheet(250, 20, 165), 0.6);

        assertThat(washed.getRaster().getSample(5, 2, 0)).isEqualTo(20);
        assertThat(washed.getRaster().getSample(5, 52, 0)).isEqualTo(255);
    }

    @Test
    void leavesFadedPrint() {
        BufferedImage washed = Ink.washed(sheet(245, 150, 225), 0.6);

        assertThat(washed.getRaster().getSample(5, 2, 0)).isEqualTo(150);
        assertThat(washed.getRaster().getSample(5, 52, 0)).isEqualTo(255);
    }

    @Test
    void takesTheLightestOfTheColoursSoThatRedIsPale() {
        BufferedImage red = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        red.setRGB(0, 0, 0xD01820);

        assertThat(Ink.grey(red).getRaster().getSample(0, 0, 0)).isEqualTo(0xD0);
    }

    @Test
    void tellsWhetherAPenWroteInColour() {
        BufferedImage colour = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600; i++) {
            colour.setRGB(i % 40, i / 40, i < 80 ? 0x101010 : 0xFAFAF5);
        }
        assertThat(Ink.coloured(colour)).isFalse();

        for (int i = 0; i < 20; i++) {
            colour.setRGB(i, 20, 0x1E2F9E);
        }
        assertThat(Ink.coloured(colour)).isTrue();
    }
}

package org.vanthu.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import javax.imageio.spi.IIORegistry;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScanCodecsTest {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    @Test
    void readsThePictureOfAScannerThatPacksAsJbig2() throws IOException {
        IIORegistry.getDefaultInstance().deregisterServiceProvider(reader());
        ScanCodecs codecs = new ScanCodecs();
        codecs.afterPropertiesSet();
        try (PDDocument document = new PDDocument()) {
            BufferedImage read = jbig2(document, pictureWithBlackLeftHalf()).getImage();

            assertThat(read.getRGB(WIDTH / 4, HEIGHT / 2) & 0xff).isZero();
            assertThat(read.getRGB(WIDTH * 3 / 4, HEIGHT / 2) & 0xff).isEqualTo(0xff);
        } finally {
            codecs.destroy();
            assertThat(IIORegistry.getDefaultInstance().getServiceProviderByClass(JBIG2ImageReaderSpi.class))
                    .isNull();
            IIORegistry.getDefaultInstance().registerServiceProvider(new JBIG2ImageReaderSpi());
        }
    }

    /** On a plain class path the JDK has found it, which a web application cannot rely on. */
    private static JBIG2ImageReaderSpi reader() {
        return IIORegistry.getDefaultInstance().getServiceProviderByClass(JBIG2ImageReaderSpi.class);
    }

    private static BufferedImage pictureWithBlackLeftHalf() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = WIDTH / 2; x < WIDTH; x++) {
                picture.setRGB(x, y, 0xffffff);
            }
        }
        return picture;
    }

    /** A page and one generic region, coded like a fax, as ITU-T T.88 (2018), 7.2, 7.4.6 and 7.4.8 lay them out. */
    private static PDImageXObject jbig2(PDDocument document, BufferedImage picture) throws IOException {
        byte[] fax;
        try (var raw =
                CCITTFactory.createFromImage(document, picture).getCOSObject().createRawInputStream()) {
            fax = raw.readAllBytes();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        segment(out, 0, 48, 19);
        size(out);
        out.writeLong(0); // resolution unknown
        out.writeByte(0);
        out.writeShort(0); // not in stripes
        segment(out, 1, 38, 18 + fax.length);
        size(out);
        out.writeLong(0); // at the upper left corner
        out.writeByte(0);
        out.writeByte(1); // MMR
        out.write(fax);
        return new PDImageXObject(
                document,
                new ByteArrayInputStream(bytes.toByteArray()),
                COSName.JBIG2_DECODE,
                WIDTH,
                HEIGHT,
                1,
                PDDeviceGray.INSTANCE);
    }

    private static void segment(DataOutputStream out, int number, int type, int length) throws IOException {
        out.writeInt(number);
        out.writeByte(type);
        out.writeByte(0); // refers to no other segment
        out.writeByte(1); // page
        out.writeInt(length);
    }

    private static void size(DataOutputStream out) throws IOException {
        out.writeInt(WIDTH);
        out.writeInt(HEIGHT);
    }
}

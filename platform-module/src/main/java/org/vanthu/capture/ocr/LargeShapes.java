package org.vanthu.capture.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** Erases connected dark shapes that are larger than letters. */
final class LargeShapes {

    private final WritableRaster raster;
    private final int width;
    private final int height;
    private final boolean[] seen;
    private final int[] queue;

    private LargeShapes(BufferedImage grey) {
        raster = grey.getRaster();
        width = grey.getWidth();
        height = grey.getHeight();
        seen = new boolean[width * height];
        queue = new int[width * height];
    }

    /** Makes every dark shape wider or higher than this white, lengths in pixels; the picture must be grey. */
    static void erase(BufferedImage grey, int paper, int maxWidth, int maxHeight) {
        new LargeShapes(grey).erase(paper, maxWidth, maxHeight);
    }

    private void erase(int paper, int maxWidth, int maxHeight) {
        for (int start = 0; start < seen.length; start++) {
            if (seen[start] || raster.getSample(start % width, start / width, 0) > paper) {
                continue;
            }
            int size = fill(start, paper);
            if (tooLarge(size, maxWidth, maxHeight)) {
                for (int i = 0; i < size; i++) {
                    raster.setSample(queue[i] % width, queue[i] / width, 0, 255);
                }
            }
        }
    }

    private boolean tooLarge(int size, int maxWidth, int maxHeight) {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int i = 0; i < size; i++) {
            left = Math.min(left, queue[i] % width);
            right = Math.max(right, queue[i] % width);
            top = Math.min(top, queue[i] / width);
            bottom = Math.max(bottom, queue[i] / width);
        }
        return right - left > maxWidth || bottom - top > maxHeight;
    }

    /** Fills the queue with the shape around a point and returns its size. */
    private int fill(int start, int paper) {
        int size = 1;
        queue[0] = start;
        seen[start] = true;
        for (int i = 0; i < size; i++) {
            int x = queue[i] % width;
            int y = queue[i] / width;
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int next = ny * width + nx;
                    if (!seen[next] && raster.getSample(nx, ny, 0) <= paper) {
                        seen[next] = true;
                        queue[size++] = next;
                    }
                }
            }
        }
        return size;
    }
}

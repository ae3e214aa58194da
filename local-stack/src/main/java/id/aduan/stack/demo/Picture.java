package id.aduan.stack.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures that the demo draws itself; nobody's photo is in them. */
public enum Picture {
    POTHOLE {
        @Override
        void draw(Scenery on) {
            on.day();
            on.hills();
            on.road();
            on.hole(430, 560, 250, 92);
            on.hole(690, 690, 150, 50);
            on.hole(470, 452, 90, 26);
        }
    },
    ROAD_MENDED {
        @Override
        void draw(Scenery on) {
            on.day();
            on.hills();
            on.road();
            Graphics2D paper = on.paper();
            paper.setColor(new Color(0x2e3033));
            paper.fillPolygon(new int[] {350, 640, 690, 300}, new int[] {500, 500, 640, 640}, 4);
            on.speckle(320, 505, 340, 130, new Color(0x4a4d52), 420);
            on.cone(250, 620);
            on.cone(760, 640);
        }
    },
    RUBBISH {
        @Override
        void draw(Scenery on) {
            on.day();
            on.wall(new Color(0xcbbfa8));
            on.ground(new Color(0x8d8578), 520);
            on.heap(520, 660, 330);
            on.flies(520, 380);
        }
    },
    CLEAN_CORNER {
        @Override
        void draw(Scenery on) {
            on.day();
            on.wall(new Color(0xcbbfa8));
            on.ground(new Color(0x9a9387), 520);
            on.bin(360, 420, new Color(0x2e7d4f));
            on.bin(520, 420, new Color(0xc99a2e));
            on.bin(680, 420, new Color(0x356aa8));
        }
    },
    LAMP_DEAD {
        @Override
        void draw(Scenery on) {
            on.night();
            on.houseAtNight(90, 470);
            on.pole(620, new Color(0x3b4252));
            on.paper().setColor(new Color(0x20242d));
            on.paper().fillRoundRect(440, 168, 150, 34, 18, 18);
        }
    },
    LAMP_LIT {
        @Override
        void draw(Scenery on) {
            on.night();
            on.houseAtNight(90, 470);
            on.glow(515, 200, 420, new Color(0xffd98a));
            on.pole(620, new Color(0x6b7280));
            on.paper().setColor(new Color(0xfff2c4));
            on.paper().fillRoundRect(440, 168, 150, 34, 18, 18);
        }
    },
    FLOOD {
        @Override
        void draw(Scenery on) {
            on.rainy();
            on.house(160, 300, new Color(0xdcc9a3), new Color(0x93503a));
            on.house(620, 330, new Color(0xb9cdb8), new Color(0x6d4a3c));
            on.water(530, new Color(0x8f7a58));
            on.motorbike(470, 560);
            on.rain();
        }
    },
    BLACK_RIVER {
        @Override
        void draw(Scenery on) {
            on.day();
            on.hills();
            on.factory(620, 300);
            on.ground(new Color(0x7f9a5c), 430);
            on.river(new Color(0x26241f));
            on.deadFish(420, 640);
            on.deadFish(560, 590);
            on.deadFish(500, 710);
        }
    },
    SCHOOL {
        @Override
        void draw(Scenery on) {
            on.day();
            on.ground(new Color(0xb7a27a), 560);
            on.school();
        }
    },
    BRIDGE {
        @Override
        void draw(Scenery on) {
            on.day();
            on.hills();
            on.ground(new Color(0x6f9155), 470);
            on.water(540, new Color(0x5f8b93));
            on.hangingBridge();
        }
    },
    SHAKY_HOUSE {
        @Override
        void draw(Scenery on) {
            on.day();
            on.hills();
            on.ground(new Color(0x8d9b5e), 540);
            on.paper().shear(-0.12, 0);
            on.house(430, 330, new Color(0xb59a6a), new Color(0x7b6a58));
            on.paper().shear(0.12, 0);
            Graphics2D paper = on.paper();
            paper.setColor(new Color(0x2e241a));
            paper.fillOval(430, 460, 74, 58);
            paper.fillPolygon(new int[] {492, 546, 530}, new int[] {392, 384, 430}, 3);
            paper.setColor(new Color(0x5b4630));
            paper.setStroke(new BasicStroke(12, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            paper.drawLine(690, 620, 620, 440);
        }
    },
    LEANING_TREE {
        @Override
        void draw(Scenery on) {
            on.day();
            on.ground(new Color(0x84a860), 420);
            on.pond(260, 560);
            on.cables();
            Graphics2D paper = on.paper();
            paper.setColor(new Color(0x5b3d22));
            paper.setStroke(new BasicStroke(54, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            paper.draw(new QuadCurve2D.Float(360, 680, 420, 470, 640, 300));
            on.leaves(660, 250, 190);
            on.leaves(560, 320, 110);
        }
    },
    PLAYGROUND {
        @Override
        void draw(Scenery on) {
            on.day();
            on.hills();
            on.ground(new Color(0x8fb56d), 470);
            on.swing();
            on.paper().setColor(new Color(0x6b4a2b));
            on.paper().fillRect(842, 420, 26, 200);
            on.leaves(855, 380, 120);
        }
    };

    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final float QUALITY = 0.82f;

    abstract void draw(Scenery on);

    /** @param name as it stands in the data, in small letters */
    public static Picture of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public byte[] jpeg() {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        draw(new Scenery(paper, WIDTH, HEIGHT, new Random(ordinal())));
        paper.dispose();
        return encoded(image);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

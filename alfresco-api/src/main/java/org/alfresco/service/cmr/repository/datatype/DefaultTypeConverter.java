package org.alfresco.service.cmr.repository.datatype;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;

import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.EntityRef;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.version.VersionType;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.ISO8601DateFormat;
import org.springframework.extensions.surf.util.I18NUtil;

/** The converters that the repository uses for property values. */
public class DefaultTypeConverter {
    public static TypeConverter INSTANCE = create();

    private DefaultTypeConverter() {}

    private static TypeConverter create() {
        TypeConverter c = new TypeConverter();
        fromText(c);
        fromNumbers(c);
        fromTimes(c);
        toText(c);
        c.addConverter(Boolean.class, Long.class, v -> v ? 1L : 0L);
        c.addConverter(Boolean.class, Integer.class, v -> v ? 1 : 0);
        return c;
    }

    private static void fromText(TypeConverter c) {
        c.addConverter(String.class, Boolean.class, v -> Boolean.valueOf(v.trim()));
        c.addConverter(String.class, Integer.class, v -> Integer.valueOf(v.trim()));
        c.addConverter(String.class, Long.class, v -> Long.valueOf(v.trim()));
        c.addConverter(String.class, Short.class, v -> Short.valueOf(v.trim()));
        c.addConverter(String.class, Byte.class, v -> Byte.valueOf(v.trim()));
        c.addConverter(String.class, Float.class, v -> Float.valueOf(v.trim()));
        c.addConverter(String.class, Double.class, v -> Double.valueOf(v.trim()));
        c.addConverter(String.class, BigDecimal.class, v -> new BigDecimal(v.trim()));
        c.addConverter(String.class, BigInteger.class, v -> new BigInteger(v.trim()));
        c.addConverter(String.class, Date.class, DefaultTypeConverter::date);
        c.addConverter(String.class, Instant.class, v -> date(v).toInstant());
        c.addConverter(String.class, Locale.class, I18NUtil::parseLocale);
        c.addConverter(String.class, QName.class, QName::createQName);
        c.addConverter(String.class, NodeRef.class, NodeRef::new);
        c.addConverter(String.class, StoreRef.class, StoreRef::new);
        c.addConverter(String.class, ChildAssociationRef.class, ChildAssociationRef::new);
        c.addConverter(String.class, AssociationRef.class, AssociationRef::new);
        c.addConverter(String.class, MLText.class, MLText::new);
        c.addConverter(String.class, VersionType.class, VersionType::valueOf);
        c.addConverter(MLText.class, String.class, MLText::getDefaultValue);
    }

    private static Date date(String text) {
        String known = text.trim();
        return known.chars().allMatch(Character::isDigit) && known.length() > 8
                ? new Date(Long.parseLong(known))
                : ISO8601DateFormat.parse(known);
    }

    private static void fromNumbers(TypeConverter c) {
        c.addConverter(Number.class, Boolean.class, v -> v.longValue() > 0);
        c.addConverter(Number.class, Integer.class, v -> Math.toIntExact(whole(v)));
        c.addConverter(Number.class, Long.class, DefaultTypeConverter::whole);
        c.addConverter(Number.class, Short.class, Number::shortValue);
        c.addConverter(Number.class, Byte.class, Number::byteValue);
        c.addConverter(Number.class, Float.class, Number::floatValue);
        c.addConverter(Number.class, Double.class, Number::doubleValue);
        c.addConverter(Number.class, BigDecimal.class, v -> new BigDecimal(v.toString()));
        c.addConverter(Number.class, Date.class, v -> new Date(v.longValue()));
    }

    private static long whole(Number number) {
        return number instanceof Double || number instanceof Float ? (long) number.doubleValue() : number.longValue();
    }

    private static void fromTimes(TypeConverter c) {
        c.addConverter(Date.class, Instant.class, v -> Instant.ofEpochMilli(v.getTime()));
        c.addConverter(Date.class, Long.class, Date::getTime);
        c.addConverter(Date.class, String.class, ISO8601DateFormat::format);
        c.addConverter(Instant.class, Date.class, Date::from);
        c.addConverter(Instant.class, String.class, v -> ISO8601DateFormat.format(Date.from(v)));
        c.addConverter(Calendar.class, Date.class, Calendar::getTime);
        c.addConverter(Calendar.class, String.class, v -> ISO8601DateFormat.format(v.getTime()));
    }

    private static void toText(TypeConverter c) {
        c.addConverter(Number.class, String.class, Object::toString);
        c.addConverter(Boolean.class, String.class, Object::toString);
        c.addConverter(Character.class, String.class, Object::toString);
        c.addConverter(Locale.class, String.class, Locale::toString);
        c.addConverter(QName.class, String.class, QName::toString);
        c.addConverter(EntityRef.class, String.class, Object::toString);
        c.addConverter(Enum.class, String.class, v -> v.name());
    }
}

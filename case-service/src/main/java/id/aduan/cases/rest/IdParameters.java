package id.aduan.cases.rest;

import id.aduan.contracts.ComplaintId;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads identifiers in paths; what is none is not found. */
@Provider
public class IdParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> rawType, Type genericType, Annotation[] annotations) {
        return rawType == ComplaintId.class ? (ParamConverter<T>) new ComplaintIds() : null;
    }

    private static final class ComplaintIds implements ParamConverter<ComplaintId> {
        @Override
        public ComplaintId fromString(String value) {
            try {
                return ComplaintId.parse(value);
            } catch (IllegalArgumentException e) {
                throw new NotFoundException(e);
            }
        }

        @Override
        public String toString(ComplaintId value) {
            return value.toString();
        }
    }
}

package com.artisancommerce.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the root package of a business area and names the other areas whose roots it may use. A test holds it to that. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Area {
    /** Areas by their package name, such as {@code "catalog"}. */
    String[] mayUse() default {};
}

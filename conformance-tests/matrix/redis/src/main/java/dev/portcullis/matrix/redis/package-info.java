/** Programs on Lettuce and Jedis, which have no dependency in common that matters. */
package dev.portcullis.matrix.redis;

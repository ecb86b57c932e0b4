package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.redis.Script;

/** What Redis does in one step. */
final class Scripts {

    /** The key that begins a new era for all caches when it is set anew. */
    static final String ERA = "cache:era";

    /** A Redis that was restarted, or one that took over from another, may have lost the last changes: its run id is part of the era. */
    private static final String CURRENT_ERA = """
            local function era(token)
              local set = redis.call('GET', KEYS[1])
              if not set then
                set = token
                redis.call('SET', KEYS[1], set)
              end
              return set .. (string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or '')
            end
            local function begin(now, token)
              redis.call('DEL', KEYS[2])
              redis.call('HSET', KEYS[2], 'era', now, 'stamp', token)
              redis.call('EXPIRE', KEYS[2], 60)
            end
            """;

    /**
     * Member, token. Answers the stamp and the value. A stamp alone lives for a minute, enough to load something: names of nothing shall not
     * fill Redis.
     */
    static final Script FIND = Script.of(CURRENT_ERA + """
            local now = era(ARGV[2])
            local found = redis.call('HMGET', KEYS[2], 'era', 'stamp', ':' .. ARGV[1])
            if found[1] == now then
              return {found[2], found[3]}
            end
            begin(now, ARGV[2])
            return {ARGV[2], false}
            """);

    /** Member, stamp, value, most fields, life of the family from its first value on. A full one keeps what it has until it is forgotten. */
    static final Script KEEP = Script.of("""
            if redis.call('HGET', KEYS[1], 'stamp') == ARGV[2] and redis.call('HLEN', KEYS[1]) < tonumber(ARGV[4]) then
              redis.call('HSET', KEYS[1], ':' .. ARGV[1], ARGV[3])
              if redis.call('HSETNX', KEYS[1], 'kept', 1) == 1 then
                redis.call('PEXPIRE', KEYS[1], ARGV[5])
              end
            end
            return 1
            """);

    /** Event, token. Events that the family has heard of lately change nothing. */
    static final Script FORGET = Script.of(CURRENT_ERA + """
            local heard = redis.call('HGET', KEYS[2], 'heard') or ''
            if string.find(heard, ARGV[1], 1, true) then
              return 0
            end
            begin(era(ARGV[2]), ARGV[2])
            redis.call('HSET', KEYS[2], 'heard', ARGV[1] .. string.sub(heard, 1, 31 * #ARGV[1]))
            return 1
            """);

    /** Token. */
    static final Script BEGIN_ERA = Script.of("redis.call('SET', KEYS[1], ARGV[1]) return 1");

    private Scripts() {}
}

using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Extensions.Caching.Hybrid;

namespace HaAnalyzers.Extensions;

/// <summary>An answer on its way between processes: format, the moment it was given (UTC), and the answer as its serializer writes it.</summary>
internal static class StoredAnswer
{
    private const byte Format = 1;
    private const int HeaderLength = 1 + sizeof(long);

    public static byte[] Write<T>(T answer, DateTimeOffset givenAt, IHybridCacheSerializer<T> serializer)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        Span<byte> header = buffer.GetSpan(HeaderLength);
        header[0] = Format;
        BinaryPrimitives.WriteInt64LittleEndian(header[1..], givenAt.UtcTicks);
        buffer.Advance(HeaderLength);
        serializer.Serialize(answer, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A hash of the answer without its moment, for this process only.</summary>
    public static int Digest(byte[] entry)
    {
        HashCode hash = default;
        hash.AddBytes(entry.AsSpan(HeaderLength));
        return hash.ToHashCode();
    }

    /// <summary>Reads the age of an answer; the answer itself only when it is young enough.</summary>
    /// <returns>False when the entry is of another format or too old.</returns>
    public static bool TryRead<T>(
        byte[] entry, DateTimeOffset now, TimeSpan maxAge, IHybridCacheSerializer<T> serializer, out T? answer, out TimeSpan age)
    {
        answer = default;
        age = default;
        if (entry.Length < HeaderLength || entry[0] != Format)
        {
            return false;
        }

        long ticks = now.UtcTicks - BinaryPrimitives.ReadInt64LittleEndian(entry.AsSpan(1));
        // The clock of the other machine may be ahead of this one.
        age = TimeSpan.FromTicks(Math.Max(0, ticks));
        if (age >= maxAge)
        {
            return false;
        }

        answer = serializer.Deserialize(new ReadOnlySequence<byte>(entry, HeaderLength, entry.Length - HeaderLength));
        return true;
    }
}

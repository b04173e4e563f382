using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace HaAnalyzers.Extensions;

/// <summary>
/// Writes values so that equal ones read the same in every process, culture and time zone, and different ones never do.
/// </summary>
internal static class CanonicalText
{
    /// <summary>Stores limit the length of keys; <c>HybridCache</c> to 1,024 characters by default.</summary>
    private const int LongestKey = 512;

    private static readonly HashSet<Type> Plain =
    [
        typeof(bool), typeof(char), typeof(string), typeof(Guid),
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(decimal),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
    ];

    /// <summary>The types of the arguments, from the value tuple that holds them.</summary>
    public static IReadOnlyList<Type> ArgumentTypes(Type key) => key.IsGenericType && key.FullName!.StartsWith("System.ValueTuple`8", StringComparison.Ordinal)
        ? [.. key.GenericTypeArguments[..7], .. ArgumentTypes(key.GenericTypeArguments[7])]
        : key.GenericTypeArguments;

    public static bool CanWrite(Type type) =>
        Plain.Contains(type) || type.IsEnum || (Nullable.GetUnderlyingType(type) is { } underlying && CanWrite(underlying));

    /// <summary>The key of one answer in the store.</summary>
    /// <param name="prefix">What all keys of the member begin with.</param>
    /// <param name="arguments">A value tuple of values that can be written.</param>
    public static string Key(string prefix, ITuple arguments)
    {
        var text = new StringBuilder(prefix);
        for (int i = 0; i < arguments.Length; i++)
        {
            text.Append(i == 0 ? ':' : ',').Append(Of(arguments[i]));
        }

        string key = text.ToString();
        return key.Length <= LongestKey ? key : "ha#" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    /// <summary>One value; letters, digits and <c>- _ . %</c>, or <c>~</c> for <see langword="null"/>.</summary>
    public static string Of(object? value) => value switch
    {
        null => "~",
        Enum number => number.ToString("D"),
        DateTimeOffset instant => Of(instant.UtcTicks),
        // A local time means another instant elsewhere: "O" writes its offset.
        DateTime time => Escape(time.ToString("O", CultureInfo.InvariantCulture)),
        DateOnly day => Of(day.DayNumber),
        TimeOnly time => Of(time.Ticks),
        TimeSpan interval => Of(interval.Ticks),
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
        float number => Escape(number.ToString("R", CultureInfo.InvariantCulture)),
        double number => Escape(number.ToString("R", CultureInfo.InvariantCulture)),
        _ => Escape(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    /// <summary>Everything else as its UTF-16 code, lone surrogates included: not every text is valid Unicode, and every one is a key.</summary>
    private static string Escape(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (IsPlain(c))
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X4}");
            }
        }

        return escaped.ToString();
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}

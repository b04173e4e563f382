using System.Globalization;

namespace HaAnalyzers.Testing;

internal static class Ranges
{
    public static void ThrowIfOutside(TimeSpan value, TimeSpan least, TimeSpan most, string parameter)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(parameter, value, string.Create(CultureInfo.InvariantCulture, $"Allowed are {least} to {most}."));
        }
    }

    public static void ThrowIfOutside(int value, int least, int most, string parameter)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(parameter, value, string.Create(CultureInfo.InvariantCulture, $"Allowed are {least} to {most:N0}."));
        }
    }
}

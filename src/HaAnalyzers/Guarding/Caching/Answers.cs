namespace HaAnalyzers.Guarding;

/// <summary>Says cheaply, and without running anybody's code, whether two answers are certainly the same.</summary>
internal static class Answers<T>
{
    private static readonly bool IsPlain = typeof(T).IsPrimitive || typeof(T).IsEnum;

    public static bool AreTheSame(T first, T second)
    {
        if (!typeof(T).IsValueType)
        {
            return ReferenceEquals(first, second);
        }

        return IsPlain && EqualityComparer<T>.Default.Equals(first, second);
    }
}

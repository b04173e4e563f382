namespace HaAnalyzers.Testing;

internal static class TypeNames
{
    /// <summary>The type as messages call it: <c>IReadOnlyList&lt;Title&gt;</c>.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        string name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }
}

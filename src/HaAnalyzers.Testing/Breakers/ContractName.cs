namespace HaAnalyzers.Testing;

/// <summary>Contracts as guards call them.</summary>
internal static class ContractName
{
    /// <summary>As C# writes the declaration, with the names of the type parameters: <c>Shop.Outer&lt;T&gt;.IRows&lt;TKey&gt;</c>.</summary>
    public static string Of(Type contract)
    {
        Type definition = contract.IsGenericType ? contract.GetGenericTypeDefinition() : contract;
        int inherited = definition.DeclaringType?.GetGenericArguments().Length ?? 0;
        string own = string.Join(", ", definition.GetGenericArguments().Skip(inherited).Select(parameter => parameter.Name));
        string name = definition.Name.Split('`')[0] + (own.Length == 0 ? "" : $"<{own}>");
        string container = definition.DeclaringType is { } outer ? Of(outer) : definition.Namespace ?? "";
        return container.Length == 0 ? name : $"{container}.{name}";
    }
}

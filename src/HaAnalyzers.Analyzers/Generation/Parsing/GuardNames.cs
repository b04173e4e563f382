using System.Linq;
using System.Text;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

internal static class GuardNames
{
    private const string Suffix = "Guard";

    /// <summary><c>IRecommendations</c> is guarded by <c>RecommendationsGuard</c>; a nested contract carries the names around it.</summary>
    public static string For(INamedTypeSymbol contract)
    {
        string name = contract.Name;
        if (contract.TypeKind == TypeKind.Interface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]))
        {
            name = name.Substring(1);
        }

        for (INamedTypeSymbol? outer = contract.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.Name + name;
        }

        return name + Suffix;
    }

    /// <summary>The guard as a message shows it: <c>IRepository&lt;Order&gt;</c> is guarded by <c>RepositoryGuard&lt;Order&gt;</c>.</summary>
    public static string TypeFor(INamedTypeSymbol contract)
    {
        string arguments = string.Join(", ", TypeConstraints.ArgumentsOf(contract).Select(ReadableNames.Of));
        return arguments.Length == 0 ? For(contract) : $"{For(contract)}<{arguments}>";
    }

    /// <summary>The names of top-level contracts that a guard of this name would guard.</summary>
    public static string[] Guarded(string guardName)
    {
        string name = guardName.Substring(0, guardName.Length - Suffix.Length);
        return [name, "I" + name];
    }

    /// <summary>Unique through a hash of the metadata name: hint names are compared without regard to case and must be ASCII.</summary>
    public static string HintFor(INamedTypeSymbol contract, string guardName)
    {
        var ascii = new StringBuilder();
        foreach (char c in guardName)
        {
            ascii.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_');
        }

        if (ascii.Length > 80)
        {
            ascii.Length = 80;
        }

        string metadataName = contract.ToDisplayString(SymbolFormats.FullName) + "`" + contract.Arity;
        return $"{ascii}.{Digits(Fnv1A(metadataName))}.g.cs";
    }

    /// <summary>
    /// As few as there are: the driver compares each hint name with all others after every keystroke, and of two that differ in length it reads nothing.
    /// </summary>
    private static string Digits(uint number)
    {
        const string All = "0123456789abcdefghijklmnopqrstuvwxyz";
        string digits = "";
        do
        {
            digits = All[(int)(number % (uint)All.Length)] + digits;
            number /= (uint)All.Length;
        }
        while (number > 0);

        return digits;
    }

    private static uint Fnv1A(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>How the declarations of two compilations differ.</summary>
internal sealed class DeclarationEdit
{
    private const string AttributeSuffix = "Attribute";

    /// <summary>The types that the files which differ declare, before and after; attributes also as they are applied.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Bodies apart the two compilations declare the same, in the same order.</summary>
    public static bool IsNone(Compilation first, Compilation second)
    {
        using IEnumerator<SyntaxTree> before = first.SyntaxTrees.GetEnumerator();
        using IEnumerator<SyntaxTree> after = second.SyntaxTrees.GetEnumerator();
        while (before.MoveNext())
        {
            if (!after.MoveNext() || !DeclarationFile.AreEquivalent(before.Current, after.Current))
            {
                return false;
            }
        }

        return !after.MoveNext();
    }

    /// <summary>Returns <see langword="null"/> where a file differs that may matter everywhere: global usings, attributes of the assembly.</summary>
    public static DeclarationEdit? Between(Compilation first, Compilation second)
    {
        List<SyntaxTree> before = first.SyntaxTrees.ToList();
        List<SyntaxTree> after = second.SyntaxTrees.ToList();
        int start = 0;
        while (start < before.Count && start < after.Count && DeclarationFile.AreEquivalent(before[start], after[start]))
        {
            start++;
        }

        int end = 0;
        while (end < before.Count - start && end < after.Count - start && DeclarationFile.AreEquivalent(before[before.Count - end - 1], after[after.Count - end - 1]))
        {
            end++;
        }

        var edit = new DeclarationEdit();
        return edit.Add(before, start, before.Count - end) && edit.Add(after, start, after.Count - end) ? edit : null;
    }

    private bool Add(List<SyntaxTree> files, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            DeclarationFile file = DeclarationFile.Of(files[i]);
            if (file.MattersEverywhere)
            {
                return false;
            }

            foreach (string type in file.Types)
            {
                Types.Add(type);
                if (type.EndsWith(AttributeSuffix, StringComparison.Ordinal))
                {
                    Types.Add(type.Substring(0, type.Length - AttributeSuffix.Length));
                }
            }
        }

        return true;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>How the declarations of two compilations differ.</summary>
internal sealed class DeclarationEdit
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>
    /// The types that the files which differ declare, before and after, attributes also as they are applied; and the namespaces that only some
    /// of them declare, which may hide types of outer ones.
    /// </summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Bodies apart nothing differs.</summary>
    public bool IsNone { get; private set; } = true;

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
        var namespaces = new HashSet<string>(StringComparer.Ordinal);
        var others = new HashSet<string>(StringComparer.Ordinal);
        if (!edit.Add(before, start, before.Count - end, namespaces) || !edit.Add(after, start, after.Count - end, others))
        {
            return null;
        }

        namespaces.SymmetricExceptWith(others);
        edit._names.UnionWith(namespaces);
        return edit;
    }

    private bool Add(List<SyntaxTree> files, int start, int end, HashSet<string> namespaces)
    {
        for (int i = start; i < end; i++)
        {
            IsNone = false;
            DeclarationFile file = DeclarationFile.Of(files[i]);
            if (file.MattersEverywhere)
            {
                return false;
            }

            namespaces.UnionWith(file.Namespaces);
            _names.UnionWith(file.Types.SelectMany(AttributeNames.AsApplied));
        }

        return true;
    }
}

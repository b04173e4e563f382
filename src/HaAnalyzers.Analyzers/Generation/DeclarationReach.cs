using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>Everything that the declarations of one file can be about, by name: its own names, those in the files of the types they may mean, and so on.</summary>
internal static class DeclarationReach
{
    /// <summary>What reaches further is read again rather than remembered: reading is quick, and memory is dear.</summary>
    private const int MostFiles = 64;

    private static readonly ConditionalWeakTable<Compilation, Dictionary<string, List<SyntaxTree>>> Indexes = new();

    /// <summary>
    /// As long as no file is edited that declares one of these types before or afterwards, the declarations of the file mean the same: an edit
    /// could only come in by one of these names.
    /// </summary>
    /// <returns><see langword="null"/> where they reach further than is remembered.</returns>
    public static HashSet<string>? Find(SyntaxTree file, Compilation compilation)
    {
        Dictionary<string, List<SyntaxTree>> index = Indexes.GetValue(compilation, CreateIndex);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var files = new HashSet<SyntaxTree> { file };
        var next = new Queue<SyntaxTree>(files);
        while (next.Count > 0)
        {
            SyntaxTree tree = next.Dequeue();
            foreach (string name in DeclarationFile.Of(tree).NamesIn(tree))
            {
                if (!names.Add(name))
                {
                    continue;
                }

                foreach (SyntaxTree declaring in Declaring(name, index).Where(files.Add))
                {
                    if (files.Count > MostFiles)
                    {
                        return null;
                    }

                    next.Enqueue(declaring);
                }
            }
        }

        return names;
    }

    private static IEnumerable<SyntaxTree> Declaring(string name, Dictionary<string, List<SyntaxTree>> index)
    {
        IEnumerable<SyntaxTree> files = index.TryGetValue(name, out List<SyntaxTree>? plain) ? plain : [];
        return index.TryGetValue(name + AttributeNames.Suffix, out List<SyntaxTree>? attributes) ? files.Concat(attributes) : files;
    }

    private static Dictionary<string, List<SyntaxTree>> CreateIndex(Compilation compilation)
    {
        var index = new Dictionary<string, List<SyntaxTree>>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (string type in DeclarationFile.Of(tree).Types)
            {
                if (!index.TryGetValue(type, out List<SyntaxTree>? files))
                {
                    index.Add(type, files = []);
                }

                files.Add(tree);
            }
        }

        return index;
    }
}

using System;
using System.Collections.Generic;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>An attribute is applied with or without its suffix.</summary>
internal static class AttributeNames
{
    public const string Suffix = "Attribute";

    /// <param name="name">A type, or an alias of one.</param>
    public static IEnumerable<string> AsApplied(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? [name, name.Substring(0, name.Length - Suffix.Length)] : [name];
}

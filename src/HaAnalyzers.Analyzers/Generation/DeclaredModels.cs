using System;
using System.Collections.Generic;
using HaAnalyzers.Analyzers.Generation.Doubles;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>What a project, or one declaration of it, brings to the generator.</summary>
/// <param name="Guards">Those of its contracts.</param>
/// <param name="Registrations">Theirs, in the same order.</param>
/// <param name="Doubles">Of critical contracts, where the project is one of tests.</param>
/// <param name="Probes">Those of critical contracts.</param>
internal sealed record DeclaredModels(
    EquatableArray<EmittedGuard> Guards,
    EquatableArray<RegistrationModel> Registrations,
    EquatableArray<DoubleModel> Doubles,
    EquatableArray<ProbeModel> Probes)
{
    public static readonly DeclaredModels None = new(
        EquatableArray<EmittedGuard>.Empty, EquatableArray<RegistrationModel>.Empty, EquatableArray<DoubleModel>.Empty, EquatableArray<ProbeModel>.Empty);

    /// <summary>What the declarations of a project bring together.</summary>
    public static DeclaredModels Join(IReadOnlyList<DeclaredModels> parts) => new(
        Join(parts, static part => part.Guards),
        Join(parts, static part => part.Registrations),
        Join(parts, static part => part.Doubles),
        Join(parts, static part => part.Probes));

    private static EquatableArray<T> Join<T>(IReadOnlyList<DeclaredModels> parts, Func<DeclaredModels, EquatableArray<T>> select)
        where T : IEquatable<T>
    {
        var items = new List<T>(parts.Count);
        for (int part = 0; part < parts.Count; part++)
        {
            EquatableArray<T> found = select(parts[part]);
            for (int i = 0; i < found.Count; i++)
            {
                items.Add(found[i]);
            }
        }

        return new EquatableArray<T>(items);
    }
}

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>
/// Stands for all declarations, references and options of a compilation. Two compilations of which one came from the other by edits inside
/// bodies have the same one, so that what was read from declarations need not be read again with every keystroke. Where a declaration was
/// edited, the new stamp knows the one before, and which types the edited files declare.
/// </summary>
internal sealed class DeclarationStamp
{
    /// <summary>A project may be compiled for several frameworks, in turn, under one name.</summary>
    private const int RememberedCompilations = 8;

    /// <summary>What was not asked for in the course of so many edits is read again.</summary>
    private const int RememberedEdits = 32;

    private static readonly ConditionalWeakTable<Compilation, DeclarationStamp> Stamps = new();

    /// <summary>The compilations asked for last, by the name of their assembly: an edit goes on from one of them.</summary>
    private static readonly ConcurrentDictionary<string, List<WeakReference<Compilation>>> Latest = new(StringComparer.Ordinal);

    /// <summary>The one edit that led here, as most ask for it.</summary>
    private readonly string[][] _lastEdit;
    private volatile DeclarationStamp? _previous;

    private DeclarationStamp(DeclarationStamp? previous, string[] edited)
    {
        _previous = previous;
        _lastEdit = [edited];
        Origin = previous?.Origin ?? this;
    }

    /// <summary>
    /// Stands for the references, the options, the global usings and the attributes of the assembly: stamps that differ in declared types
    /// alone have the same one.
    /// </summary>
    public DeclarationStamp Origin { get; }

    public static DeclarationStamp Of(Compilation compilation) => Stamps.GetValue(compilation, Create);

    /// <summary>
    /// The names by which each of the edits that led here from an earlier stamp can have changed what a declaration means;
    /// <see langword="null"/> where something else has changed too, on which anything may depend.
    /// </summary>
    public IReadOnlyList<string[]>? EditsSince(DeclarationStamp earlier)
    {
        if (_previous == earlier)
        {
            return _lastEdit;
        }

        var edits = new List<string[]>();
        for (DeclarationStamp? stamp = this; stamp is not null; stamp = stamp._previous)
        {
            if (stamp == earlier)
            {
                return edits;
            }

            edits.Add(stamp._lastEdit[0]);
        }

        return null;
    }

    private static DeclarationStamp Create(Compilation compilation)
    {
        List<WeakReference<Compilation>> latest = Latest.GetOrAdd(compilation.AssemblyName ?? "", static _ => new List<WeakReference<Compilation>>());
        lock (latest)
        {
            DeclarationStamp stamp = Continue(compilation, latest) ?? new DeclarationStamp(previous: null, []);
            latest.Add(new WeakReference<Compilation>(compilation));
            if (latest.Count > RememberedCompilations)
            {
                latest.RemoveAt(0);
            }

            return stamp;
        }
    }

    /// <summary>Goes on from the newest compilation with the same options and references.</summary>
    private static DeclarationStamp? Continue(Compilation compilation, List<WeakReference<Compilation>> latest)
    {
        for (int i = latest.Count - 1; i >= 0; i--)
        {
            if (!latest[i].TryGetTarget(out Compilation? previous))
            {
                latest.RemoveAt(i);
            }
            else if (Stamps.TryGetValue(previous, out DeclarationStamp? known)
                && previous.Options.Equals(compilation.Options)
                && previous.References.SequenceEqual(compilation.References))
            {
                return DeclarationEdit.Between(previous, compilation) is not { } edit ? null : edit.IsNone ? known : known.After(edit);
            }
        }

        return null;
    }

    private DeclarationStamp After(DeclarationEdit edit)
    {
        DeclarationStamp? last = this;
        for (int i = 0; last is not null && i < RememberedEdits; i++)
        {
            last = last._previous;
        }

        if (last is not null)
        {
            last._previous = null;
        }

        return new DeclarationStamp(this, edit.Names.ToArray());
    }
}

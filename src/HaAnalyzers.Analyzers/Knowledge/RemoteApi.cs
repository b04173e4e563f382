using System.Collections.Immutable;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>What kind of remote thing a type reaches.</summary>
internal enum RemoteKind
{
    Database,
    Cache,
    Service,
    Broker,
    Storage,
    Mail,
    Network,
}

/// <summary>A type through which a program reaches something remote; everything counts that is, extends or implements it.</summary>
/// <param name="Type">Namespace and name, without type parameters.</param>
/// <param name="Product">What a reader calls it, after "reaches".</param>
/// <param name="Kind">What is behind it.</param>
/// <param name="Blocking">
/// Members that reach out although they return nothing to await; a <c>*</c> at the end stands for the rest of a name. Everything that can
/// be awaited reaches out anyway.
/// </param>
internal sealed record RemoteApi(string Type, string Product, RemoteKind Kind, ImmutableArray<string> Blocking);

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>
/// The pipelines and policies that this compilation puts under a name. Read once for each compilation, only where one is asked for by name,
/// and only from files that put some there.
/// </summary>
internal sealed class NamedPipelines
{
    private static readonly ImmutableHashSet<string> Additions = ImmutableHashSet.Create(StringComparer.Ordinal, "AddResiliencePipeline", "GetOrAddPipeline", "TryAddBuilder");

    private static readonly ImmutableHashSet<string> KeyedServices = ImmutableHashSet.Create(StringComparer.Ordinal, "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient");

    private static readonly ImmutableHashSet<string> Registries = ImmutableHashSet.Create(
        StringComparer.Ordinal, "PolicyRegistry", "AddPolicyRegistry", "IPolicyRegistry", "IConcurrentPolicyRegistry");

    private static readonly ImmutableHashSet<string> RegistryChanges = ImmutableHashSet.Create(StringComparer.Ordinal, "Add", "TryAdd", "GetOrAdd", "AddOrUpdate", "TryUpdate");

    private static readonly SharedKnowledge<Compilation, NamedPipelines> Known = new(compilation => new NamedPipelines(compilation));

    private readonly ILookup<string, NamedPipeline> _byFamily;

    private NamedPipelines(Compilation compilation) => _byFamily = ProgramNames.For(compilation).Files
        .SelectMany(file => Read(file, compilation))
        .ToLookup(named => named.Name.Family, StringComparer.Ordinal);

    public static NamedPipelines For(Compilation compilation) => Known.Of(compilation);

    /// <summary>What certainly answers to the name: nothing else in this compilation can have been put there.</summary>
    /// <param name="asking">The expression that asks. <c>GetOrAddPipeline</c> brings the answer with it.</param>
    public NamedPipeline? Find(PipelineName name, IOperation asking)
    {
        NamedPipeline[] candidates = _byFamily[name.Family].Where(named => named.Name.Key is null || name.Key is null || named.Name.Key == name.Key).Take(2).ToArray();
        return candidates is [var only] && ((name.Key is not null && only.Name.Key is not null) || only.Place == asking.Syntax) ? only : null;
    }

    private static IEnumerable<NamedPipeline> Read(FileNames file, Compilation compilation)
    {
        ImmutableHashSet<string> calls = ImmutableHashSet<string>.Empty
            .Union(file.MentionsAny(Additions) ? Additions : ImmutableHashSet<string>.Empty)
            .Union(file.MentionsAny(KeyedServices) ? KeyedServices : ImmutableHashSet<string>.Empty)
            .Union(file.MentionsAny(Registries) ? RegistryChanges : ImmutableHashSet<string>.Empty);
        if (calls.IsEmpty)
        {
            return Enumerable.Empty<NamedPipeline>();
        }

#pragma warning disable RS1030 // once for each compilation, only where a pipeline is asked for by name, and only for files that put some there
        SemanticModel model = compilation.GetSemanticModel(file.Tree);
#pragma warning restore RS1030
        return file.Tree.GetRoot(CancellationToken.None).DescendantNodes()
            .Where(node => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && calls.Contains(name)
                || (calls.Contains("Add") && node is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } or BaseObjectCreationExpressionSyntax { Initializer: not null }))
            .SelectMany(node => Read(model.GetOperation(node)));
    }

    private static IEnumerable<NamedPipeline> Read(IOperation? operation) => operation switch
    {
        IInvocationOperation call => Read(call) is { } named ? new[] { named } : Array.Empty<NamedPipeline>(),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] } indexer } assignment
            when PipelineName.IsPolicyRegistry(indexer.Property.ContainingType) =>
            new[] { new NamedPipeline(new PipelineName(PipelineName.Policies, PipelineName.KeyOf(key.Value)), assignment.Value, IsCallback: false, assignment.Syntax) },
        IObjectCreationOperation { Initializer.Initializers: var elements } creation when PipelineName.IsPolicyRegistry(creation.Type) => elements.SelectMany(Read),
        _ => Array.Empty<NamedPipeline>(),
    };

    private static NamedPipeline? Read(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (Additions.Contains(method.Name) && PollyApi.Declares(method.ContainingType))
        {
            IOperation? callback = PipelineName.Argument(call, "configure");
            return callback is not null && Builder(callback.Type) is { } builder
                ? new NamedPipeline(PipelineName.OfPipeline(builder, PipelineName.Argument(call, "key")), callback, IsCallback: true, call.Syntax)
                : null;
        }

        if (PipelineName.IsPolicyRegistry(method.ContainingType) && call.Arguments.Length > 1)
        {
            return new NamedPipeline(
                new PipelineName(PipelineName.Policies, PipelineName.KeyOf(call.Arguments[0].Value)), call.Arguments.Last().Value, IsCallback: false, call.Syntax);
        }

        return KeyedServices.Contains(method.Name) && Registrations.Read(call) is { Values: [var value] } registration && PollyApi.IsPipeline(registration.Service)
            ? new NamedPipeline(PipelineName.OfPipeline(registration.Service, PipelineName.Argument(call, "serviceKey")), value, IsCallback: false, call.Syntax)
            : null;
    }

    private static ITypeSymbol? Builder(ITypeSymbol? callback) =>
        (callback as INamedTypeSymbol)?.DelegateInvokeMethod?.Parameters.Select(parameter => parameter.Type).FirstOrDefault(PollyApi.IsBuilder);
}

using System;
using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>
/// Collects the warnings that naming a symbol brings: those that <c>[Experimental]</c> and <c>[Obsolete]</c> give an id of their own. Who
/// declares the contract has accepted them; the guard must not bring them up again.
/// </summary>
internal sealed class WarningsOfTypes
{
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    public IEnumerable<string> Ids => _ids;

    /// <param name="contract">Named in a file of the composition root.</param>
    /// <param name="member">Called there too.</param>
    public static NamingModel Naming(INamedTypeSymbol contract, ISymbol? member = null)
    {
        var warnings = new WarningsOfTypes();
        warnings.AddType(contract);
        if (member is not null)
        {
            warnings.AddMember(member);
        }

        return new NamingModel(ObsoleteAttributes.IsError(member ?? contract), new EquatableArray<string>(warnings.Ids));
    }

    public void AddMember(ISymbol member)
    {
        Add(member);
        switch (member)
        {
            case IMethodSymbol method:
                AddTrimming(method.GetReturnTypeAttributes());
                AddType(method.ReturnType);
                AddParameters(method.Parameters);
                AddTypeParameters(method.TypeParameters);
                break;
            case IPropertySymbol property:
                AddType(property.Type);
                AddParameters(property.Parameters);
                AddAccessor(property.GetMethod);
                AddAccessor(property.SetMethod);
                break;
            case IEventSymbol subscribed:
                AddType(subscribed.Type);
                break;
        }
    }

    public void AddType(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AddType(array.ElementType);
                return;
            case INamedTypeSymbol named:
                foreach (ITypeSymbol argument in named.TypeArguments.Where(argument => !_seen.Contains(argument)))
                {
                    AddType(argument);
                }

                AddTypeParameters(named.OriginalDefinition.TypeParameters);
                Add(named.OriginalDefinition);
                if (named.ContainingType is { } outer)
                {
                    AddType(outer);
                }

                return;
        }
    }

    private void AddParameters(IEnumerable<IParameterSymbol> parameters)
    {
        foreach (IParameterSymbol parameter in parameters)
        {
            AddTrimming(parameter.GetAttributes());
            AddType(parameter.Type);
        }
    }

    private void AddTypeParameters(IEnumerable<ITypeParameterSymbol> parameters)
    {
        foreach (ITypeParameterSymbol parameter in parameters.Where(_seen.Add))
        {
            AddTrimming(parameter.GetAttributes());
            foreach (ITypeSymbol constraint in parameter.ConstraintTypes)
            {
                AddType(constraint);
            }
        }
    }

    private void AddAccessor(IMethodSymbol? accessor)
    {
        if (accessor is not null)
        {
            Add(accessor);
            AddTrimming(accessor.GetReturnTypeAttributes());
        }
    }

    private void AddTrimming(IEnumerable<AttributeData> attributes) => _ids.UnionWith(TrimmingWarnings.Of(attributes));

    private void Add(ISymbol symbol)
    {
        if (!_seen.Add(symbol))
        {
            return;
        }

        AddTrimming(symbol.GetAttributes());
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            string? id = attribute.AttributeClass switch
            {
                { Name: "ExperimentalAttribute" } => attribute.ConstructorArguments is [{ Value: string experiment }] ? experiment : null,
                { Name: "ObsoleteAttribute" } =>
                    attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value.Value as string,
                { Name: "RequiresPreviewFeaturesAttribute" } => "CA2252",
                _ => null,
            };
            if (id is not null && id.Length > 0 && id.All(c => char.IsLetterOrDigit(c) || c == '_'))
            {
                _ids.Add(id);
            }
        }

        if (symbol is INamedTypeSymbol { ContainingAssembly: { } assembly })
        {
            Add(assembly);
        }
    }
}

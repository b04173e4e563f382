using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Emitting;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Turns the members of a contract, inherited ones included, into models.</summary>
internal sealed class MemberParser
{
    /// <summary>Names the guard uses itself; a member of that name is implemented explicitly.</summary>
    public static readonly HashSet<string> GuardsOwnNames =
        ["Breaker", "DefaultOptions", "State", "Dispose", "DisposeAsync", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize"];

    private readonly INamedTypeSymbol _contract;
    private readonly FallbackParser _fallbacks;
    private readonly bool _breaksPerMember;
    private readonly string? _pipeline;
    private readonly Location _contractLocation;
    private readonly KnownSymbols _symbols;
    private readonly List<ContractProblem> _problems;
    private readonly BreakerKeyParser _breakerKeys;
    private readonly ResultCheckParser _resultChecks;
    private readonly TypeNames _names;
    private readonly WarningsOfTypes _warnings = new();
    private readonly ImplicitMembers _implicit;
    private readonly List<MemberModel> _members = [];
    private readonly List<EventModel> _events = [];

    public MemberParser(
        INamedTypeSymbol contract,
        FallbackParser fallbacks,
        bool breaksPerMember,
        string? pipeline,
        Location contractLocation,
        KnownSymbols symbols,
        List<ContractProblem> problems)
    {
        _contract = contract;
        _fallbacks = fallbacks;
        _breaksPerMember = breaksPerMember;
        _pipeline = pipeline;
        _contractLocation = contractLocation;
        _symbols = symbols;
        _problems = problems;
        _breakerKeys = new BreakerKeyParser(contract, symbols, problems);
        _resultChecks = new ResultCheckParser(contract, symbols, problems);
        _names = new TypeNames(contract);
        _implicit = new ImplicitMembers(contract);
    }

    /// <summary>The guarded calls; accessors of one property follow each other.</summary>
    public IReadOnlyList<MemberModel> Members => _members;

    public IReadOnlyList<EventModel> Events => _events;

    /// <summary>The warnings that naming the contract and its types brings.</summary>
    public IEnumerable<string> Warnings => _warnings.Ids;

    /// <summary>Returns false when a member stands in the way of any guard that compiles.</summary>
    public bool TryParse(CancellationToken cancellationToken)
    {
        bool complete = true;
        _warnings.AddType(_contract);
        foreach ((ISymbol member, string? obstacle) in Candidates())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((obstacle ?? MemberObstacles.Find(member, _symbols) ?? PipelineParser.Obstacle(member, _pipeline, _symbols)) is { } found)
            {
                Report(member, found);
                complete = false;
            }
            else
            {
                Add(member, member.ContainingType);
            }
        }

        return complete;
    }

    private IEnumerable<(ISymbol Member, string? Obstacle)> Candidates()
    {
        if (_contract.TypeKind == TypeKind.Class)
        {
            return ClassMembers.Of(_contract, _symbols.Compilation);
        }

        List<INamedTypeSymbol> interfaces = _contract.AllInterfaces.Insert(0, _contract).Where(type => !IsDisposable(type)).ToList();
        interfaces.ForEach(_warnings.AddType);
        return interfaces.SelectMany(type => type.GetMembers().Where(ContractMembers.NeedsImplementation)).Select(member => (member, (string?)null));
    }

    public static bool IsAsyncDisposable(INamedTypeSymbol type) =>
        type is { Name: "IAsyncDisposable", Arity: 0 } && type.ToDisplayString() == "System.IAsyncDisposable";

    private static bool IsDisposable(INamedTypeSymbol type) => type.SpecialType == SpecialType.System_IDisposable || IsAsyncDisposable(type);

    private void Report(ISymbol member, string obstacle)
    {
        Location location = AttributeLocations.Of(member) is { IsInSource: true } own && own.SourceTree is { } tree
            && _symbols.Compilation.ContainsSyntaxTree(tree)
            ? own
            : _contractLocation;
        _problems.Add(new ContractProblem(
            DiagnosticIds.MemberCannotBeGuarded, location, $"{_contract.Name}.{ContractMembers.DisplayName(member)}", obstacle));
    }

    private void Add(ISymbol member, INamedTypeSymbol declaring)
    {
        _warnings.AddMember(member);
        string declaringType = declaring.ToDisplayString(SymbolFormats.Qualified);
        bool isOverride = _contract.TypeKind == TypeKind.Class;
        string? explicitInterface = isOverride || _implicit.Contains(member) ? null : declaringType;
        string? callThrough = isOverride || SymbolEqualityComparer.Default.Equals(declaring, _contract) ? null : declaringType;
        switch (member)
        {
            case IMethodSymbol method:
                _members.Add(ParseMethod(method, explicitInterface, callThrough));
                break;
            case IPropertySymbol property:
                _members.AddRange(ParseProperty(property, explicitInterface, callThrough));
                break;
            case IEventSymbol subscribed:
                _events.Add(new EventModel(
                    SymbolFormats.Escape(subscribed.Name),
                    subscribed.Type.ToDisplayString(SymbolFormats.Qualified),
                    explicitInterface,
                    callThrough,
                    ObsoleteOf(subscribed),
                    ModifiersOf(subscribed)));
                break;
        }
    }

    private MemberModel ParseMethod(IMethodSymbol method, string? explicitInterface, string? callThrough)
    {
        MemberModel model = Parse(method, method.ReturnType, method.Parameters, _fallbacks.Parse);
        string signature = model.ReturnType + "|" + string.Join("|", model.Parameters.Select(parameter => parameter.Type));
        return model with
        {
            ExplicitInterface = explicitInterface,
            CallThrough = callThrough,
            TypeParameters = TypeConstraints.List(method.TypeParameters, _names),
            Constraints = new EquatableArray<string>(TypeConstraints.Format(method, _names)),
            NullableConstraints = TypeConstraints.FormatNullable(method, signature, _names),
        };
    }

    private IEnumerable<MemberModel> ParseProperty(IPropertySymbol property, string? explicitInterface, string? callThrough)
    {
        string propertyType = property.Type.ToDisplayString(SymbolFormats.Qualified);
        string unreachable = UnreachableAccessorOf(property);
        if (property.GetMethod is { } getter && IsGuarded(getter))
        {
            yield return Parse(property, property.Type, property.Parameters, _fallbacks.Parse) with
            {
                Form = CallForm.Getter,
                AccessorModifier = AccessorModifierOf(property.GetMethod, property),
                IsIndexer = property.IsIndexer,
                UnreachableAccessor = unreachable,
                PropertyType = propertyType,
                ExplicitInterface = explicitInterface,
                CallThrough = callThrough,
            };
        }

        if (property.SetMethod is { IsInitOnly: false } setter && IsGuarded(setter))
        {
            yield return Parse(setter, setter.ReturnType, setter.Parameters, (_, _, _) => (_fallbacks.ParseSetter(property), null)) with
            {
                Name = SymbolFormats.Escape(property.Name),
                Form = CallForm.Setter,
                AccessorModifier = AccessorModifierOf(setter, property),
                Modifiers = ModifiersOf(property),
                IsIndexer = property.IsIndexer,
                UnreachableAccessor = unreachable,
                PropertyType = propertyType,
                ExplicitInterface = explicitInterface,
                CallThrough = callThrough,
                Obsolete = ObsoleteOf(property),
            };
        }
    }

    private bool IsGuarded(IMethodSymbol accessor) =>
        _contract.TypeKind == TypeKind.Interface || ClassMembers.IsReachable(accessor, _symbols.Compilation);

    private string? ObsoleteOf(ISymbol member) =>
        _contract.TypeKind == TypeKind.Class ? ObsoleteAttributes.FormatOwn(member) : ObsoleteAttributes.Format(member);

    private string ModifiersOf(ISymbol member) => _contract.TypeKind == TypeKind.Class ? ClassMembers.AccessibilityOf(member, _symbols.Compilation) + " override" : "public";

    /// <summary>An override may leave out what nobody can reach, unless it is abstract.</summary>
    private string UnreachableAccessorOf(IPropertySymbol property)
    {
        bool isRequired = _contract.TypeKind == TypeKind.Interface || property.IsAbstract;
        return (property.GetMethod, property.SetMethod) switch
        {
            _ when !isRequired => "",
            (_, { IsInitOnly: true } initializer) => AccessorModifierOf(initializer, property) + "init",
            (_, { } setter) when !IsGuarded(setter) => AccessorModifierOf(setter, property) + "set",
            ({ } getter, _) when !IsGuarded(getter) => AccessorModifierOf(getter, property) + "get",
            _ => "",
        };
    }

    /// <summary>What an override has to repeat: the accessor may be as obsolete, and less accessible.</summary>
    private string AccessorModifierOf(IMethodSymbol accessor, IPropertySymbol property)
    {
        if (_contract.TypeKind != TypeKind.Class)
        {
            return "";
        }

        string obsolete = ObsoleteAttributes.FormatOwn(accessor) is { } attribute ? attribute + " " : "";
        return accessor.DeclaredAccessibility == property.DeclaredAccessibility ? obsolete : $"{obsolete}{ClassMembers.AccessibilityOf(accessor, _symbols.Compilation)} ";
    }

    private delegate (FallbackModel Fallback, CacheModel? Cache) ParseFallback(
        ISymbol member, MemberResult result, IReadOnlyList<IParameterSymbol> parameters);

    private MemberModel Parse(ISymbol member, ITypeSymbol returnType, IReadOnlyList<IParameterSymbol> parameters, ParseFallback parseFallback)
    {
        MemberResult result = MemberResult.Of(returnType, _symbols);
        IParameterSymbol? token = parameters.LastOrDefault(MemberResult.IsToken) ?? parameters.LastOrDefault(RemoteClients.IsCallOptions);
        (FallbackModel fallback, CacheModel? cache) = parseFallback(member, result, parameters);
        return new MemberModel
        {
            Name = SymbolFormats.Escape(member.Name),
            DisplayName = member is IPropertySymbol { IsIndexer: true } ? "Item" : member.Name,
            ExplicitInterface = null,
            CallThrough = null,
            Form = CallForm.Method,
            IsIndexer = false,
            UnreachableAccessor = "",
            PropertyType = "",
            Kind = result.Kind,
            Modifiers = ModifiersOf(member),
            RemoteCall = RemoteCall(result, returnType),
            ReturnType = _names.Of(result.AnswerType ?? returnType),
            ResultType = result.Type is null ? "" : _names.Of(result.Type),
            ElementType = result.ElementType is { } element ? _names.Of(element) : "",
            TypeParameters = "",
            Constraints = EquatableArray<string>.Empty,
            NullableConstraints = "",
            Parameters = new EquatableArray<ParameterModel>(
                parameters.Select(parameter => ParameterParser.Parse(parameter, token, _names)).Concat(RemoteCallParameter(result, returnType, parameters))),
            Fallback = fallback,
            Cache = cache,
            BreaksAlone = _breaksPerMember,
            BreakerKey = _breakerKeys.Parse(member, parameters),
            ResultCheck = _resultChecks.Parse(member, result),
            Obsolete = ObsoleteOf(member),
            EmptyAnswer = EmptyAnswer(result),
        };
    }

    private string EmptyAnswer(MemberResult result) => _symbols.FaultDouble is null || result.Type is null
        ? ""
        : EmptyValues.Find(result.Type, _symbols.Compilation, _names)?.Expression ?? "default";

    private RemoteCallModel? RemoteCall(MemberResult result, ITypeSymbol returnType) => result.RemoteCall is { } form
        ? new RemoteCallModel(form, _names.Of(returnType), string.Join(", ", ((INamedTypeSymbol)returnType).TypeArguments.Select(_names.Of)))
        : null;

    /// <summary>Travels with the arguments: through it the caller sees the call that answers.</summary>
    private IEnumerable<ParameterModel> RemoteCallParameter(MemberResult result, ITypeSymbol returnType, IReadOnlyList<IParameterSymbol> parameters)
    {
        if (RemoteCall(result, returnType) is { } call)
        {
            string type = RemoteCallTypes.Of(call);
            string name = new NameScope(parameters.Select(parameter => parameter.Name)).Take("remoteCall");
            yield return new ParameterModel($"{type} {name}", $"{type} {name}", name, type, "", ParameterRole.RemoteCall);
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Emitting;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>
/// Writes the file of one fault double. Every member is implemented explicitly, so that nothing collides with the verbs of the script, and
/// what the double shows of itself is its script. For a class another object stands in: a double has a base of its own.
/// </summary>
internal sealed class DoubleEmitter
{
    /// <summary>The double, as the object calls it that stands in for a class.</summary>
    public const string Double = "_faultDouble";

    private const string Testing = "global::HaAnalyzers.Testing";

    private readonly DoubleModel _double;
    private readonly ContractModel _contract;
    private readonly SourceWriter _writer = new();

    private DoubleEmitter(DoubleModel model)
    {
        _double = model;
        _contract = model.Contract.IsInterface
            ? model.Contract with { Members = new EquatableArray<MemberModel>(model.Contract.Members.Select(member => Explicit(member, model.Contract))) }
            : model.Contract;
    }

    public static string Emit(DoubleModel model)
    {
        var emitter = new DoubleEmitter(model);
        emitter.WriteFile();
        return emitter._writer.ToString();
    }

    private void WriteFile()
    {
        GuardFile.WriteHeader(_writer, _contract, "fault double");
        if (_contract.Namespace.Length == 0)
        {
            WriteDouble();
            return;
        }

        using (_writer.Open("namespace " + _contract.Namespace))
        {
            WriteDouble();
        }
    }

    private void WriteDouble()
    {
        _writer.Line("/// <summary>");
        _writer.Line($"/// Stands in for <see cref=\"{_contract.Type.Replace('<', '{').Replace('>', '}')}\"/> in tests, and does what its script says.");
        _writer.Line("/// </summary>");
        _writer.Line(GuardEmitter.GeneratedCode);
        GuardFile.WriteSuppressions(_writer, _contract.SuppressedWarnings);
        if (_contract.Obsolete is { } obsolete)
        {
            _writer.Line(obsolete);
        }

        string type = _double.Name + _contract.TypeParameters;
        string constraints = string.Concat(_contract.Constraints.Select(constraint => " " + constraint));
        string accessibility = _double.IsPublic ? "public" : "internal";
        string bases = $"{Testing}.FaultDouble<{type}, {_contract.Type}>" + (_contract.IsInterface ? $", {_contract.Type}" : "");
        using (_writer.Open($"{accessibility} sealed class {type} : {bases}{constraints}"))
        {
            WriteConstructor();
            if (_contract.IsInterface)
            {
                WriteMembers();
                WriteDisposal();
                return;
            }

            _writer.Line("/// <inheritdoc/>");
            _writer.Line($"public override {_contract.Type} Instance {{ get; }}");
            _writer.Line();
            _writer.Line("/// <summary>The double where the contract is wanted.</summary>");
            _writer.Line("/// <param name=\"faulty\">The double.</param>");
            _writer.Line($"public static implicit operator {_contract.Type}({type} faulty) => faulty.Instance;");
            _writer.Line();
            WriteSubstitute(type);
        }
    }

    private static MemberModel Explicit(MemberModel member, ContractModel contract) =>
        member with { ExplicitInterface = member.ExplicitInterface ?? member.CallThrough ?? contract.Type };

    private void WriteMembers()
    {
        var names = new GuardNaming(_contract);
        foreach (IReadOnlyList<MemberModel> accessors in Accessors.Group(_contract.Members))
        {
            DoubleMemberEmitter.Write(_writer, _contract, names, accessors);
        }

        foreach (EventModel subscribed in _contract.Events)
        {
            WriteEvent(subscribed);
        }

        RemoteCallEmitter.WriteTypes(_writer, _contract);
    }

    private void WriteSubstitute(string type)
    {
        string disposable = (_contract.Disposal is { Form: DisposalForm.Reimplement } ? ", global::System.IDisposable" : "")
            + (_contract.AsyncDisposal is { Form: DisposalForm.Reimplement } ? ", global::System.IAsyncDisposable" : "");
        using (_writer.Open($"private sealed class Substitute : {_contract.Type}{disposable}"))
        {
            _writer.Line($"private readonly {type} {Double};");
            _writer.Line();
            _writer.Line($"public Substitute({type} faulty) => {Double} = faulty;");
            _writer.Line();
            WriteMembers();
            DisposalEmitter.Write(_writer, _contract, $"{Double}.Inner is not null", $"{Double}.Inner!");
        }
    }

    private void WriteConstructor()
    {
        _writer.Line("/// <summary>Creates a double that is healthy as long as it is told nothing.</summary>");
        _writer.Line("/// <param name=\"inner\">The implementation that answers while the double is healthy; <see langword=\"null\"/> for empty answers.</param>");
        _writer.Line("/// <param name=\"timeProvider\">The clock; <see langword=\"null\"/> for the system clock.</param>");
        _writer.Line($"public {_double.Name}({_contract.Type}? inner = null, global::System.TimeProvider? timeProvider = null)");
        string members = string.Concat(_contract.Members.Select(member => ",\n                " + Describe(member)).Distinct());
        using (_writer.Open($"    : base(inner, timeProvider{members})"))
        {
            if (!_contract.IsInterface)
            {
                _writer.Line("Instance = new Substitute(this);");
            }
        }

        _writer.Line();
    }

    private string Describe(MemberModel member)
    {
        string name = DoubleMemberEmitter.Name(member);
        if (!member.HasResult || DoubleMemberEmitter.MayBeRefStruct(member, _contract))
        {
            return $"{Testing}.FaultMember.ReturningNothing({name})";
        }

        return DoubleMemberEmitter.DependsOnCall(member)
            ? $"{Testing}.FaultMember.ReturningAnything({name})"
            : $"{Testing}.FaultMember.Returning<{member.ResultType}>({name})";
    }

    /// <summary>A subscription is no call of the dependency: it is passed on whatever the script says.</summary>
    private void WriteEvent(EventModel subscribed)
    {
        string declaring = subscribed.ExplicitInterface ?? subscribed.CallThrough ?? _contract.Type;
        MemberHeaders.WriteDocumentation(_writer, subscribed.Obsolete);
        using (_writer.Open(_contract.IsInterface
            ? $"event {subscribed.Type} {declaring}.{subscribed.Name}"
            : $"{subscribed.Modifiers} event {subscribed.Type} {subscribed.Name}"))
        {
            WriteSubscription("add", "+=");
            WriteSubscription("remove", "-=");
        }

        _writer.Line();

        void WriteSubscription(string accessor, string change)
        {
            using (_writer.Open(accessor))
            using (_writer.Open($"if ({(_contract.IsInterface ? "this" : Double)}.Inner is {{ }} inner)"))
            {
                _writer.Line($"(({declaring})inner).{subscribed.Name} {change} value;");
            }
        }
    }

    private void WriteDisposal()
    {
        if (_contract.Disposal is not null)
        {
            _writer.Line("/// <inheritdoc/>");
            _writer.Line("void global::System.IDisposable.Dispose() => ((global::System.IDisposable?)this.Inner)?.Dispose();");
            _writer.Line();
        }

        if (_contract.AsyncDisposal is not null)
        {
            _writer.Line("/// <inheritdoc/>");
            _writer.Line("global::System.Threading.Tasks.ValueTask global::System.IAsyncDisposable.DisposeAsync() =>");
            _writer.Line("    this.Inner is { } inner ? ((global::System.IAsyncDisposable)inner).DisposeAsync() : default;");
            _writer.Line();
        }
    }
}

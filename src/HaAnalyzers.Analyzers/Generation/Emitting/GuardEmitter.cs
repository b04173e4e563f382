using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes the file of one guard.</summary>
internal sealed class GuardEmitter
{
    internal const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"HaAnalyzers\", \"" + ThisAssembly.Version + "\")]";

    private readonly ContractModel _contract;
    private readonly GuardNaming _names;
    private readonly SourceWriter _writer = new();

    private GuardEmitter(ContractModel contract)
    {
        _contract = contract;
        _names = new GuardNaming(contract);
    }

    public static string Emit(ContractModel contract)
    {
        var emitter = new GuardEmitter(contract);
        emitter.WriteFile();
        return emitter._writer.ToString();
    }

    private void WriteFile()
    {
        GuardFile.WriteHeader(_writer, _contract);
        if (_contract.Namespace.Length == 0)
        {
            WriteGuard();
            return;
        }

        using (_writer.Open("namespace " + _contract.Namespace))
        {
            WriteGuard();
        }
    }

    private void WriteGuard()
    {
        _writer.Line("/// <summary>");
        _writer.Line($"/// Guards <see cref=\"{_contract.Type.Replace('<', '{').Replace('>', '}')}\"/>: circuit breaker, timeout, and a fallback when the dependency cannot answer.");
        _writer.Line("/// </summary>");
        _writer.Line($"/// <remarks>Non-critical because: {GuardFile.EscapeXml(_contract.Reason)}</remarks>");
        _writer.Line(GeneratedCode);
        GuardFile.WriteSuppressions(_writer, _contract.SuppressedWarnings);
        if (_contract.Obsolete is { } obsolete)
        {
            _writer.Line(obsolete);
        }

        string constraints = string.Concat(_contract.Constraints.Select(constraint => " " + constraint));
        using (_writer.Open($"{_contract.Accessibility} {(_contract.TypeParameters.Length == 0 ? "sealed " : "")}class {_contract.GuardType} : {BaseTypes()}{constraints}"))
        {
            WriteFields();
            WriteConstructors();
            WriteProperties();
            var members = new MemberEmitter(_writer, _contract, _names);
            members.WriteAll();
            foreach (EventModel subscribed in _contract.Events)
            {
                EventEmitter.Write(_writer, subscribed, _names.Inner);
            }

            if (IsAnyDisposable)
            {
                // Disposing twice, or in both ways, passes through once.
                DisposalEmitter.Write(_writer, _contract, $"global::System.Threading.Interlocked.Exchange(ref {_names.OwnsInner}, 0) == 1", _names.Inner);
            }

            RemoteCallEmitter.WriteFactory(_writer, _contract);
            RemoteCallEmitter.WriteTypes(_writer, _contract);
            WriteState();
        }
    }

    private string BaseTypes() => string.Join(", ", new[]
    {
        _contract.Type,
        ImplementsItself(_contract.Disposal) ? "global::System.IDisposable" : _contract.Type,
        ImplementsItself(_contract.AsyncDisposal) ? "global::System.IAsyncDisposable" : _contract.Type,
    }.Distinct());

    private static bool ImplementsItself(DisposalModel? disposal) => disposal is { Form: DisposalForm.Implement or DisposalForm.Reimplement };

    private bool IsAnyDisposable => _contract.Disposal is not null || _contract.AsyncDisposal is not null;

    private void WriteFields()
    {
        _writer.Line($"private readonly {_contract.Type} {_names.Inner};");
        if (_contract.Fallback is not null)
        {
            _writer.Line($"private readonly {_contract.Type} {_names.Fallback};");
        }

        if (_contract.Pipeline is not null)
        {
            _writer.Line($"private readonly {PipelineEmitter.Type} {_names.Pipeline};");
        }

        if (IsAnyDisposable)
        {
            _writer.Line($"private int {_names.OwnsInner}; // 1 until it has been disposed of");
        }

        _writer.Line($"private readonly State {_names.State};");
        _writer.Line($"private readonly global::HaAnalyzers.Guarding.GuardedDependency {_names.Dependency};");
        _writer.Line();
    }

    private void WriteConstructors()
    {
        string parameters = (_contract.Fallback is null ? "" : $", {_contract.Type} fallback")
            + (_contract.Pipeline is null ? "" : $", {PipelineEmitter.Type} pipeline");
        string arguments = (_contract.Fallback is null ? "" : ", fallback") + (_contract.Pipeline is null ? "" : ", pipeline");
        _writer.Line("/// <summary>Guards an implementation with a breaker of its own.</summary>");
        _writer.Line("/// <param name=\"inner\">The implementation that reaches the dependency.</param>");
        WriteParameterDocs();
        _writer.Line("/// <param name=\"options\">The options; <see langword=\"null\"/> for those declared on the contract.</param>");
        _writer.Line("/// <param name=\"timeProvider\">The clock; <see langword=\"null\"/> for the system clock.</param>");
        _writer.Line($"public {_contract.GuardName}({_contract.Type} inner{parameters}, global::HaAnalyzers.Guarding.DependencyOptions? options = null, global::System.TimeProvider? timeProvider = null)");
        using (_writer.Open($"    : this(new State(options, timeProvider), inner{arguments})"))
        {
        }

        _writer.Line();
        _writer.Line("/// <summary>Guards an implementation with the breaker and the cached responses that other guards of the contract use too.</summary>");
        _writer.Line("/// <param name=\"state\">What the guards share.</param>");
        _writer.Line("/// <param name=\"inner\">The implementation that reaches the dependency.</param>");
        WriteParameterDocs();
        _writer.Line("/// <param name=\"ownsInner\">Whether disposing the guard disposes a disposable implementation.</param>");
        using (_writer.Open($"public {_contract.GuardName}(State state, {_contract.Type} inner{parameters}, bool ownsInner = true)"))
        {
            Assign(_names.State, "state");
            _writer.Line($"{_names.Dependency} = state.Dependency;");
            Assign(_names.Inner, "inner");
            if (_contract.Fallback is not null)
            {
                Assign(_names.Fallback, "fallback");
            }

            if (_contract.Pipeline is not null)
            {
                Assign(_names.Pipeline, "pipeline");
            }

            if (IsAnyDisposable)
            {
                _writer.Line($"{_names.OwnsInner} = ownsInner ? 1 : 0;");
            }
        }

        _writer.Line();
    }

    private void WriteParameterDocs()
    {
        if (_contract.Fallback is not null)
        {
            _writer.Line("/// <param name=\"fallback\">The implementation that answers while the dependency cannot.</param>");
        }

        if (_contract.Pipeline is not null)
        {
            _writer.Line("/// <param name=\"pipeline\">The pipeline that runs each call.</param>");
        }
    }

    private void Assign(string field, string parameter) =>
        _writer.Line($"{field} = {parameter} ?? throw new global::System.ArgumentNullException(nameof({parameter}));");

    private void WriteProperties()
    {
        _writer.Line("/// <summary>The options declared on the contract; a new instance each time.</summary>");
        using (_writer.Open("public static global::HaAnalyzers.Guarding.DependencyOptions DefaultOptions"))
        using (_writer.Open("get"))
        {
            _writer.Line("var options = new global::HaAnalyzers.Guarding.DependencyOptions();");
            foreach (string assignment in _contract.OptionAssignments)
            {
                _writer.Line($"options.{assignment};");
            }

            _writer.Line("return options;");
        }

        _writer.Line();
        _writer.Line("/// <summary>The circuit breaker of the dependency.</summary>");
        _writer.Line($"public global::HaAnalyzers.CircuitBreaking.CircuitBreaker Breaker => {_names.Dependency}.Breaker;");
        _writer.Line();
    }

    private void WriteState()
    {
        _writer.Line("/// <summary>What all guards of the contract share: breaker, options and cached responses.</summary>");
        using (_writer.Open("public sealed class State : global::HaAnalyzers.Guarding.IGuardState"))
        {
            var cached = _contract.Members.Where(member => member.Cache is not null).ToList();
            foreach (MemberModel member in cached)
            {
                _writer.Line($"internal readonly {CacheKeys.ResponsesType(member)} {_names.Of(member).Responses};");
                _writer.Line();
            }

            foreach (string part in _names.Parts.Declarations)
            {
                _writer.Line(part);
                _writer.Line();
            }

            foreach (MemberModel member in _contract.Members.Where(member => member.IsAsync && SuspendedCallEmitter.HasField(member)))
            {
                _writer.Line($"internal readonly {SuspendedCallEmitter.PoolType(member, _names)} {_names.Of(member).SuspendedCalls} = new();");
                _writer.Line();
            }

            _writer.Line("/// <summary>Creates the state of a dependency that has not been called yet.</summary>");
            _writer.Line("/// <param name=\"options\">The options; <see langword=\"null\"/> for those declared on the contract.</param>");
            _writer.Line("/// <param name=\"timeProvider\">The clock; <see langword=\"null\"/> for the system clock.</param>");
            using (_writer.Open("public State(global::HaAnalyzers.Guarding.DependencyOptions? options = null, global::System.TimeProvider? timeProvider = null)"))
            {
                string name = SymbolDisplay.FormatLiteral(_contract.FullName, quote: true);
                _writer.Line($"Dependency = new global::HaAnalyzers.Guarding.GuardedDependency({name}, options ?? DefaultOptions, timeProvider);");
                foreach (string part in _names.Parts.Assignments)
                {
                    _writer.Line(part);
                }

                foreach (MemberModel member in cached)
                {
                    _writer.Line($"{_names.Of(member).Responses} = new {CacheKeys.ResponsesType(member)}({member.Cache!.Capacity}, global::System.TimeSpan.FromSeconds({member.Cache.MaxAgeSeconds}), Dependency.TimeProvider);");
                }
            }

            _writer.Line();
            _writer.Line("/// <summary>Breaker, timeout and concurrency of the dependency.</summary>");
            _writer.Line("public global::HaAnalyzers.Guarding.GuardedDependency Dependency { get; }");
            WriteSharing(cached);
        }
    }

    /// <summary>Implemented explicitly: a member of the contract may bring a field of that name.</summary>
    private void WriteSharing(List<MemberModel> cached)
    {
        if (cached.Count == 0)
        {
            return;
        }

        _writer.Line();
        using (_writer.Open("void global::HaAnalyzers.Guarding.IGuardState.ShareResponses(global::HaAnalyzers.Guarding.ResponseStore store)"))
        {
            foreach (MemberModel member in cached)
            {
                // Two interfaces of the contract may each declare a member of that name: their answers must not mix.
                string declaring = member.ExplicitInterface is null ? "" : member.ExplicitInterface.Replace("global::", "") + ".";
                string name = SymbolDisplay.FormatLiteral(declaring + member.DisplayName, quote: true);
                _writer.Line($"store.Connect({name}, {_names.Of(member).Responses});");
            }
        }
    }
}

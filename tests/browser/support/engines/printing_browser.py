"""A browser for WebKitWebDriver that can print, which MiniBrowser cannot when it is automated.

A page prints itself with `webkit.messageHandlers.print.postMessage(PATH)`, whose promise is fulfilled when
the PDF is written. It needs the system's Python and the Debian packages python3-gi, gir1.2-gtk-3.0 and
gir1.2-webkit2-4.1. As in MiniBrowser, --enable-javascript-markup=false disables the scripts of pages but
not those of the driver, and --proxy=URL sets a proxy for all hosts except 127.0.0.1.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("JavaScriptCore", "4.1")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, JavaScriptCore, WebKit2  # noqa: E402


class Printer:
    """Prints a view on A4, within the margins of GTK and without backgrounds, as most printers do."""

    def __init__(self, view):
        self.view = view
        # GTK does not keep a running operation alive.
        self.operations = set()

    def print_for(self, _manager, message, reply):
        """Answers a message of the page, the path of a file, once the file is written."""
        operation = WebKit2.PrintOperation.new(self.view)
        operation.set_print_settings(self.settings(message.to_string()))
        operation.set_page_setup(self.paper())
        failures = []

        def fail(_operation, error):
            failures.append(error.message)

        def finish(operation):
            self.operations.discard(operation)
            if failures:
                reply.return_error_message(failures[0])
            else:
                reply.return_value(JavaScriptCore.Value.new_null(message.get_context()))

        # "finished" is also emitted after a failure.
        operation.connect("failed", fail)
        operation.connect("finished", finish)
        self.operations.add(operation)
        operation.print_()
        return True

    def settings(self, path):
        settings = Gtk.PrintSettings.new()
        settings.set_printer("Print to File")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(path))
        return settings

    def paper(self):
        paper = Gtk.PageSetup.new()
        paper.set_paper_size_and_default_margins(Gtk.PaperSize.new("iso_a4"))
        return paper


def view_in(window, context, scripts):
    manager = WebKit2.UserContentManager.new()
    view = WebKit2.WebView(
        web_context=context, user_content_manager=manager, is_controlled_by_automation=True
    )
    view.get_settings().set_property("enable-javascript-markup", scripts)
    view.get_settings().set_property("print-backgrounds", False)
    manager.connect("script-message-with-reply-received::print", Printer(view).print_for)
    manager.register_script_message_handler_with_reply("print")
    window.add(view)
    window.show_all()
    return view


def main(arguments):
    scripts = "--enable-javascript-markup=false" not in arguments
    # Hinting to screen pixels would space the letters so widely on paper that words fall apart.
    Gtk.Settings.get_default().set_property("gtk-xft-hintstyle", "hintnone")
    window = Gtk.Window()
    window.connect("destroy", Gtk.main_quit)
    context = WebKit2.WebContext.new()
    for proxy in (argument[len("--proxy=") :] for argument in arguments if argument.startswith("--proxy=")):
        settings = WebKit2.NetworkProxySettings.new(proxy, ["127.0.0.1"])
        context.get_website_data_manager().set_network_proxy_settings(
            WebKit2.NetworkProxyMode.CUSTOM, settings
        )

    def start(_context, session):
        session.connect("create-web-view", lambda *_: view_in(window, context, scripts))

    context.connect("automation-started", start)
    context.set_automation_allowed(True)
    Gtk.main()


main(sys.argv)

//! The engine in a Web Worker: fetches what it asks for, one request after the other.
